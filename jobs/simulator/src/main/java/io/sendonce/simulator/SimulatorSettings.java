package io.sendonce.simulator;

import io.sendonce.simulator.provider.DelayRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What a simulator runs with.
 *
 * @param ledger the ledger's file; created where it does not exist, continued where it does
 * @param port the port on 127.0.0.1, 0 for any free one
 * @param apiKey what X-API-KEY must be; not blank
 * @param seed what delays and faults are drawn from
 * @param delay how long a send takes
 * @param readBackLag how long after its delivery a message becomes readable; not negative
 * @param accounts the accounts that exist; none means every id does
 * @param keepsTexts whether the ledger holds texts, or only their hash and length; texts that are
 *     not kept read back as null after a restart
 */
public record SimulatorSettings(
    Path ledger,
    int port,
    String apiKey,
    long seed,
    DelayRange delay,
    Duration readBackLag,
    Set<String> accounts,
    boolean keepsTexts) {
  private static final int LARGEST_PORT = 65_535;

  /** Refuses what cannot work. */
  public SimulatorSettings {
    if (port < 0 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("port = " + port + " must be from 0 to " + LARGEST_PORT);
    }
    if (apiKey.isBlank()) {
      throw new IllegalArgumentException("api-key must not be blank");
    }
    if (readBackLag.isNegative()) {
      throw new IllegalArgumentException(
          "read-back-lag = " + readBackLag + " must not be negative");
    }
    accounts = Set.copyOf(accounts);
  }

  /**
   * For a test: any free port, key {@code test-key}, seed 1, no delay, no lag, every account, texts
   * kept.
   */
  public static SimulatorSettings forTests(Path ledger) {
    return new SimulatorSettings(
        ledger, 0, "test-key", 1, DelayRange.NONE, Duration.ZERO, Set.of(), true);
  }

  /** The same with a fixed port. */
  public SimulatorSettings withPort(int port) {
    return new SimulatorSettings(
        ledger, port, apiKey, seed, delay, readBackLag, accounts, keepsTexts);
  }

  /** The same with another key. */
  public SimulatorSettings withApiKey(String apiKey) {
    return new SimulatorSettings(
        ledger, port, apiKey, seed, delay, readBackLag, accounts, keepsTexts);
  }

  /** The same with another seed. */
  public SimulatorSettings withSeed(long seed) {
    return new SimulatorSettings(
        ledger, port, apiKey, seed, delay, readBackLag, accounts, keepsTexts);
  }

  /** The same with sends that take between {@code least} and {@code most}. */
  public SimulatorSettings withDelay(Duration least, Duration most) {
    return new SimulatorSettings(
        ledger, port, apiKey, seed, new DelayRange(least, most), readBackLag, accounts, keepsTexts);
  }

  /** The same with messages that become readable so long after their delivery. */
  public SimulatorSettings withReadBackLag(Duration readBackLag) {
    return new SimulatorSettings(
        ledger, port, apiKey, seed, delay, readBackLag, accounts, keepsTexts);
  }

  /** The same with these accounts and no others. */
  public SimulatorSettings withAccounts(Set<String> accounts) {
    return new SimulatorSettings(
        ledger, port, apiKey, seed, delay, readBackLag, accounts, keepsTexts);
  }

  /** The same with a ledger that holds only hash and length of texts. */
  public SimulatorSettings withoutTexts() {
    return new SimulatorSettings(ledger, port, apiKey, seed, delay, readBackLag, accounts, false);
  }
}
