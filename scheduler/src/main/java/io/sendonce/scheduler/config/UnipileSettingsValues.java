package io.sendonce.scheduler.config;

import java.time.Duration;

/**
 * How Unipile is reached.
 *
 * @param dsn the address as written; the adapter that uses it checks it
 * @param apiKey never empty
 * @param connectTimeout longest wait to be connected
 * @param timeout longest time of a whole send
 * @param readBackTimeout longest time to read a conversation
 * @param idleConnection how long an unused connection may still be used for a send
 * @param pauses how long a refusal that passes by itself lasts
 */
public record UnipileSettingsValues(
    String dsn,
    Secret apiKey,
    Duration connectTimeout,
    Duration timeout,
    Duration readBackTimeout,
    Duration idleConnection,
    Pauses pauses) {

  /** Refuses what the rules of {@code unipile.*} forbid. */
  public UnipileSettingsValues {
    Keys.UNIPILE_DSN.require(dsn);
    Keys.UNIPILE_API_KEY.require(apiKey);
    Keys.UNIPILE_CONNECT_TIMEOUT.require(connectTimeout);
    Keys.UNIPILE_TIMEOUT.require(timeout);
    Keys.UNIPILE_READ_BACK_TIMEOUT.require(readBackTimeout);
    Keys.UNIPILE_IDLE_CONNECTION.require(idleConnection);
    PairRule.CALL_OUTLIVES_CONNECTING.require(timeout, connectTimeout);
  }

  /**
   * How long an account rests after a refusal that passes by itself, where Unipile does not say
   * longer.
   *
   * @param tooManyRequests after 429
   * @param limitReached after a limit of LinkedIn
   */
  public record Pauses(Duration tooManyRequests, Duration limitReached) {

    /** Refuses what the rules of {@code unipile.pause.*} forbid. */
    public Pauses {
      Keys.UNIPILE_PAUSE_TOO_MANY_REQUESTS.require(tooManyRequests);
      Keys.UNIPILE_PAUSE_LIMIT_REACHED.require(limitReached);
    }
  }
}
