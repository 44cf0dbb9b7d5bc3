package io.sendonce.demo.screen;

import java.time.Duration;

/**
 * How far the campaign is.
 *
 * @param elapsed since the first message was due
 * @param queue what the queue says
 * @param nodesAlive node processes that run
 * @param delivered messages that reached a person, as the provider counts
 */
public record ProgressLine(Duration elapsed, Queue queue, int nodesAlive, long delivered) {

  /**
   * The queue's rows by state.
   *
   * @param total all rows
   * @param sent settled as sent
   * @param inFlight being sent
   * @param waiting not yet tried, or to be tried again
   * @param uncertain nobody knows yet
   */
  public record Queue(int total, int sent, int inFlight, int waiting, int uncertain) {

    /** Rows that ended otherwise than sent. */
    public int ended() {
      return total - sent - inFlight - waiting - uncertain;
    }
  }

  /** One line, without its end. */
  public String text() {
    String line =
        "%4d s  sent %d/%d  in flight %d  waiting %d  uncertain %d  nodes %d  delivered %d"
            .formatted(
                elapsed.toSeconds(),
                queue.sent(),
                queue.total(),
                queue.inFlight(),
                queue.waiting(),
                queue.uncertain(),
                nodesAlive,
                delivered);
    return queue.ended() == 0 ? line : line + "  ended otherwise " + queue.ended();
  }
}
