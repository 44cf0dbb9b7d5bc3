package io.sendonce.demo.drill;

import io.sendonce.demo.drill.campaign.Chore;
import io.sendonce.demo.drill.campaign.Sample;
import io.sendonce.demo.drill.campaign.Tables;
import io.sendonce.demo.stage.PartFailedException;
import io.sendonce.demo.stage.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.JdbiException;

/**
 * Looks at the queue again and again, and does people's chores, in a thread of its own: the
 * database may not be there.
 */
final class Watch {

  private static final Duration APART = Duration.ofMillis(300);

  private final Tables tables;
  private final Instant start;
  private final List<Chore> chores;
  private final Consumer<String> told;
  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private final Thread looks = new Thread(this::look, "watch");
  private final Thread people = new Thread(this::doChores, "people");
  private volatile boolean ends;
  private volatile boolean hasChores;

  Watch(Tables tables, Instant start, List<Chore> chores, Consumer<String> told) {
    this.tables = tables;
    this.start = start;
    this.chores = List.copyOf(chores);
    this.hasChores = !chores.isEmpty();
    this.told = told;
    looks.setDaemon(true);
    people.setDaemon(true);
    looks.start();
    people.start();
  }

  /** The last look that succeeded. */
  Sample latest() {
    return samples.isEmpty() ? Sample.NONE : samples.get(samples.size() - 1);
  }

  List<Sample> samples() {
    return List.copyOf(samples);
  }

  /** Whether all chores are done. */
  boolean isDone() {
    return !hasChores;
  }

  void end() throws PartFailedException {
    ends = true;
    try {
      looks.join(Duration.ofSeconds(30).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailedException("interrupted", e);
    }
  }

  private void look() {
    while (!ends) {
      try {
        samples.add(tables.sample());
      } catch (JdbiException e) {
        // The database is being hurt; the last look stands.
        Patience.pause(APART);
      }
      Patience.pause(APART);
    }
  }

  private void doChores() {
    for (Chore chore : chores) {
      while (!ends && !isDone(chore)) {
        Patience.pause(APART);
      }
    }
    hasChores = false;
  }

  private boolean isDone(Chore chore) {
    if (Instant.now().isBefore(start.plus(chore.at()))) {
      return false;
    }
    try {
      chore.work().run();
      told.accept(chore.words());
      return true;
    } catch (PartFailedException | RuntimeException e) {
      // People try again, too.
      return false;
    }
  }
}
