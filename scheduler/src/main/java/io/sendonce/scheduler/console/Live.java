package io.sendonce.scheduler.console;

import io.sendonce.scheduler.http.EventRoute;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages when something has changed; they then ask for themselves again. The database is
 * asked once a second for all of them, and not at all while no page is open.
 */
final class Live implements EventRoute.Source, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.console");

  /** Pages show ages, and a session may have ended: they come back at the latest then. */
  private static final int BEAT_SECONDS = 10;

  private static final int MOST = 200;

  private final Supplier<String> ticker;
  private final List<EventRoute.Listener> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService clock;
  private final ScheduledFuture<?> ticking;
  private String last = "";
  private int sinceBeat;

  /**
   * Nobody listens yet.
   *
   * @param ticker a text that changes when something has changed
   */
  Live(Supplier<String> ticker) {
    this.ticker = ticker;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "console-live");
              thread.setDaemon(true);
              return thread;
            });
    this.ticking = clock.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void add(EventRoute.Listener listener) {
    listeners.add(listener);
  }

  /** Whether there are more than this console listens to: such pages do not renew themselves. */
  boolean isFull() {
    return listeners.size() >= MOST;
  }

  /** Tells nobody any more; to be called before the server stops. */
  @Override
  public void close() {
    ticking.cancel(true);
    clock.shutdownNow();
    listeners.clear();
  }

  /** Never throws: it would be the last time. */
  private void tick() {
    try {
      tellListeners();
    } catch (RuntimeException e) {
      LOG.warn("pages are not told of changes: {}", e.toString());
    }
  }

  private void tellListeners() {
    if (listeners.isEmpty()) {
      return;
    }
    sinceBeat++;
    if (hasChanged() || sinceBeat >= BEAT_SECONDS) {
      sinceBeat = 0;
      listeners.removeIf(each -> !each.send("change"));
    }
  }

  private boolean hasChanged() {
    String now = ticker.get();
    boolean hasChanged = !now.equals(last);
    last = now;
    return hasChanged;
  }
}
