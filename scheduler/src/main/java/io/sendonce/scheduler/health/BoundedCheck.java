package io.sendonce.scheduler.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A check that is waited for only so long, and runs once however many ask meanwhile. */
final class BoundedCheck implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.health");

  private final Check check;
  private final ExecutorService thread;
  private @Nullable Future<Optional<String>> running;

  BoundedCheck(Check check) {
    this.check = check;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "health-" + check.name());
              made.setDaemon(true);
              return made;
            });
  }

  String name() {
    return check.name();
  }

  /** What is wrong; that it is not known in time is wrong too. */
  Optional<String> trouble(Duration atMost) {
    try {
      return start().get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Optional.of("no answer yet");
    } catch (ExecutionException e) {
      LOG.debug("check {}", check.name(), e);
      return Optional.of("failed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("stopping");
    } catch (RejectedExecutionException e) {
      return Optional.of("stopping");
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private synchronized Future<Optional<String>> start() {
    Future<Optional<String>> known = running;
    if (known == null || known.isDone()) {
      known = thread.submit(() -> check.trouble().get());
      running = known;
    }
    return known;
  }
}
