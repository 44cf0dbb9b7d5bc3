package io.sendonce.scheduler.http;

import java.util.Optional;

/**
 * Where events are listened to, as server-sent events (WHATWG HTML, section 9.2).
 *
 * @param path from the first slash
 * @param guard refuses who may not listen; empty for who may
 * @param source is given every listener that may; called by many threads at once
 */
public record EventRoute(String path, Guard guard, Source source) {

  /** Decides who may listen. */
  @FunctionalInterface
  public interface Guard {

    /** What is answered instead of events; empty if the request may listen. */
    Optional<Reply> refusal(Request request);
  }

  /** Takes listeners. */
  @FunctionalInterface
  public interface Source {

    /** Takes a listener; what it may hear from now on is for the source to say. */
    void add(Listener listener);
  }

  /** One open connection. It ends with its browser, with the server, or after five minutes. */
  public interface Listener {

    /**
     * Sends an event.
     *
     * @param name its name, without a line break
     * @return whether it went out; if not, the listener is gone
     */
    boolean send(String name);
  }
}
