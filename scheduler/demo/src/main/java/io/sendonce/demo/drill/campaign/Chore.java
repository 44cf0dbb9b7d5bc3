package io.sendonce.demo.drill.campaign;

import io.sendonce.demo.stage.PartFailedException;
import java.time.Duration;

/**
 * Something that people do while messages are sent.
 *
 * @param at after the campaign's start
 * @param words what
 * @param work does it; what it throws means that it is tried again
 */
public record Chore(Duration at, String words, Work work) {

  /** Does a chore. */
  @FunctionalInterface
  public interface Work {
    /** Does it, or fails because the database is not there at the moment. */
    void run() throws PartFailedException;
  }
}
