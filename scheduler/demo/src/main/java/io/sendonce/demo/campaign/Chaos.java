package io.sendonce.demo.campaign;

import io.sendonce.demo.options.Options;
import io.sendonce.demo.screen.Screen;
import io.sendonce.demo.stage.DemoProvider;
import io.sendonce.demo.stage.Fleet;
import io.sendonce.demo.stage.PartFailedException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the trouble happen when its moment comes, and says so. */
final class Chaos {

  /** A node may settle its last message between being chosen and being killed. */
  private static final int MOST_KILLS = 3;

  private final Trouble trouble;
  private final Options options;
  private final Fleet fleet;
  private final DemoProvider provider;
  private final CampaignQueue queue;
  private final Screen screen;
  private final AccountWatch refused;
  private boolean burst;
  private boolean pauseShown;
  private @Nullable Duration silence;
  private @Nullable Victim victim;
  private @Nullable String replacement;
  private boolean replaced;
  private int kills;

  Chaos(Trouble trouble, Options options, Scene scene, CampaignQueue queue) {
    this.trouble = trouble;
    this.options = options;
    this.fleet = scene.fleet();
    this.provider = scene.provider();
    this.screen = scene.screen();
    this.queue = queue;
    this.refused = new AccountWatch(queue.jdbi(), trouble.burstAccount());
  }

  /** What is in place before the first message is due. */
  void prepare() throws PartFailedException {
    for (Map<String, Object> fault : trouble.lostAnswers()) {
      provider.plantFault(fault);
    }
    screen.line(
        "  %d messages will arrive without an answer: a reset or a 504 comes back instead"
            .formatted(trouble.lostAnswers().size()));
  }

  /** Does what is due now that so many messages are sent. */
  void step(int sent) throws PartFailedException {
    if (!burst && sent >= trouble.burstAt()) {
      burst = true;
      provider.plantFault(trouble.burst());
      screen.line(
          "  the provider answers %s with 429, %d times from now on"
              .formatted(trouble.burstAccount(), Trouble.REFUSALS));
    }
    watchRefused();
    if (killIsDue(sent)) {
      kill();
    }
    watchReplacement();
  }

  /** The node that was killed; null if none was. */
  Course.@Nullable Kill killed() {
    Victim gone = victim;
    return gone == null
        ? null
        : new Course.Kill(gone.node(), gone.accounts().size(), gone.silences(queue.jdbi()));
  }

  /** The account that got 429. */
  Course.Refusal refusal() {
    return new Course.Refusal(trouble.burstAccount(), refused.silence().orElse(null));
  }

  private boolean killIsDue(int sent) {
    boolean hitNothing = victim == null || victim.accounts().isEmpty();
    return options.acts().kill() && sent >= trouble.killAt() && hitNothing && kills < MOST_KILLS;
  }

  private void kill() throws PartFailedException {
    Optional<String> busiest = Victim.busiest(queue.jdbi());
    if (busiest.isEmpty()) {
      return;
    }
    String node = busiest.get();
    fleet.kill(node);
    kills++;
    Victim killed = Victim.killed(queue.jdbi(), node);
    victim = killed;
    replacement = fleet.startNode();
    replaced = false;
    screen.line(
        "  %s killed (SIGKILL) with %d messages in flight; %s is being started"
            .formatted(node, killed.accounts().size(), replacement));
  }

  private void watchReplacement() {
    String name = replacement;
    if (name != null && !replaced && fleet.checkedIn(name)) {
      replaced = true;
      screen.line("  " + name + " has joined the cluster");
    }
  }

  private void watchRefused() {
    if (!burst || silence != null) {
      return;
    }
    if (!pauseShown) {
      refused
          .pause()
          .ifPresent(
              words -> {
                pauseShown = true;
                screen.line("  " + words);
              });
    }
    refused
        .silence()
        .ifPresent(
            length -> {
              silence = length;
              screen.line(
                  "  %s sends again by itself, %.1f s after its first 429"
                      .formatted(trouble.burstAccount(), length.toMillis() / 1000.0));
            });
  }
}
