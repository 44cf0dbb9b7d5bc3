package io.sendonce.demo.drill.campaign;

import java.time.Instant;

/**
 * The queue at a moment.
 *
 * @param at when, by this machine's clock
 * @param total all rows
 * @param sent settled as sent
 * @param inFlight being sent
 * @param waiting not yet tried, or to be tried again
 * @param uncertain nobody knows yet
 * @param open those of waiting, in flight and uncertain that nodes still work on: not those that
 *     wait for a person or behind one that does
 */
public record Sample(
    Instant at, int total, int sent, int inFlight, int waiting, int uncertain, int open) {

  /** Before anything is queued. */
  public static final Sample NONE = new Sample(Instant.EPOCH, 0, 0, 0, 0, 0, 0);

  /** Whether nothing is left that would go on by itself. */
  public boolean isDrained() {
    return total > 0 && inFlight == 0 && open == 0;
  }
}
