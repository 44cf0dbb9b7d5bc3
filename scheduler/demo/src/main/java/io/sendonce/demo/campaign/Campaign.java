package io.sendonce.demo.campaign;

import io.sendonce.demo.options.Options;
import io.sendonce.demo.screen.ProgressLine;
import io.sendonce.demo.stage.PartFailedException;
import io.sendonce.demo.stage.Patience;
import java.time.Duration;
import java.util.List;

/** Sends the campaign through the running nodes and lets the trouble happen. */
public final class Campaign {

  private static final Duration TICK = Duration.ofMillis(300);

  private final Options options;
  private final Scene scene;
  private final CampaignQueue queue;
  private final List<Letter> letters;
  private final Chaos chaos;
  private final long deliveredBefore;

  /** The campaign, not yet queued. */
  public Campaign(Options options, Scene scene) throws PartFailedException {
    this.options = options;
    this.scene = scene;
    this.queue = new CampaignQueue(scene.database(), options);
    this.letters = Letters.of(options.size());
    Trouble trouble = Trouble.of(options.size(), letters, options.seed());
    this.chaos = new Chaos(trouble, options, scene, queue);
    this.deliveredBefore = scene.provider().delivered();
  }

  /**
   * Queues everything and waits until nothing is left to be done.
   *
   * @return what happened
   */
  public Course run() throws PartFailedException {
    chaos.prepare();
    queue.enqueue(options.size(), letters);
    long start = System.nanoTime();
    scene
        .screen()
        .line(
            "  %d messages for %d accounts queued: plain INSERTs, one transaction"
                .formatted(letters.size(), options.size().accounts()));
    ProgressLine now = look(start);
    while (!isDrained(now) && now.elapsed().compareTo(longest()) < 0) {
      scene.screen().progress(now);
      chaos.step(now.queue().sent());
      scene.fleet().requireAllAlive();
      Patience.pause(TICK);
      now = look(start);
    }
    chaos.step(now.queue().sent());
    scene.screen().endProgress(now);
    return course(now);
  }

  /** The campaign's rows. */
  public CampaignQueue queue() {
    return queue;
  }

  private Course course(ProgressLine last) {
    return new Course(last.elapsed(), isDrained(last), chaos.killed(), chaos.refusal());
  }

  private ProgressLine look(long start) throws PartFailedException {
    return new ProgressLine(
        Duration.ofNanos(System.nanoTime() - start),
        queue.counts(),
        scene.fleet().alive(),
        scene.provider().delivered() - deliveredBefore);
  }

  private boolean isDrained(ProgressLine now) {
    ProgressLine.Queue rows = now.queue();
    return rows.total() > 0
        && rows.waiting() == 0
        && rows.inFlight() == 0
        && (rows.uncertain() == 0 || queue.uncertainAndOpen() == 0);
  }

  /** Three times what an undisturbed campaign takes, and a minute for the kill. */
  private Duration longest() {
    int inTurn = -Math.floorDiv(-options.size().messages(), options.size().accounts());
    return options.delay().mean().plusMillis(500).multipliedBy(3L * inTurn).plusSeconds(60);
  }
}
