package io.sendonce.demo.campaign;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the campaign went.
 *
 * @param length from the first message being due to the last being decided
 * @param drained whether nothing was left to be done
 * @param kill the node that was killed; null if none was
 * @param refusal the account that got 429
 */
public record Course(Duration length, boolean drained, @Nullable Kill kill, Refusal refusal) {

  /**
   * A node's end.
   *
   * @param node its name
   * @param inFlight messages it had claimed and could not settle any more
   * @param silences how long each of their accounts was silent, shortest first; accounts with
   *     nothing left to send are not in it
   */
  public record Kill(String node, int inFlight, List<Duration> silences) {}

  /**
   * An account that was refused for a while.
   *
   * @param account by the provider's id
   * @param silence from its first refusal until it sent again; null if it was not refused or did
   *     not
   */
  public record Refusal(String account, @Nullable Duration silence) {}
}
