package io.sendonce.simulator;

import io.sendonce.simulator.faults.Faults;
import io.sendonce.simulator.http.ProviderServer;
import io.sendonce.simulator.http.SeenRequest;
import io.sendonce.simulator.http.Stats;
import io.sendonce.simulator.ledger.Delivery;
import io.sendonce.simulator.ledger.Ledger;
import io.sendonce.simulator.provider.Accounts;
import io.sendonce.simulator.provider.DelayRange;
import io.sendonce.simulator.provider.Message;
import io.sendonce.simulator.provider.Provider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A running provider. Everything the control endpoints can do can be done here too, from any
 * thread.
 */
public final class ProviderSimulator implements AutoCloseable {
  private final SimulatorSettings settings;
  private final Ledger ledger;
  private final Provider provider;
  private final Faults faults;
  private final ProviderServer server;

  private ProviderSimulator(
      SimulatorSettings settings,
      Ledger ledger,
      Provider provider,
      Faults faults,
      ProviderServer server) {
    this.settings = settings;
    this.ledger = ledger;
    this.provider = provider;
    this.faults = faults;
    this.server = server;
  }

  /**
   * Starts one by the system's clock.
   *
   * @throws IOException when the ledger cannot be opened or the port is taken
   */
  public static ProviderSimulator start(SimulatorSettings settings) throws IOException {
    return start(settings, Clock.systemUTC());
  }

  /**
   * Starts one by a clock of the caller's, which sets times of messages and judges lags; delays
   * pass in real time.
   *
   * @throws IOException when the ledger cannot be opened or the port is taken
   */
  public static ProviderSimulator start(SimulatorSettings settings, Clock clock)
      throws IOException {
    Ledger ledger = Ledger.open(settings.ledger());
    try {
      Provider provider =
          new Provider(
              clock,
              ledger,
              settings.accounts(),
              new Provider.Behaviour(
                  settings.seed(),
                  settings.delay(),
                  settings.readBackLag(),
                  settings.keepsTexts()));
      Faults faults = new Faults(clock, settings.seed());
      ProviderServer server =
          ProviderServer.start(settings.port(), settings.apiKey(), provider, faults, clock);
      return new ProviderSimulator(settings, ledger, provider, faults, server);
    } catch (IOException | RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  /** Where it listens, such as {@code http://127.0.0.1:41234}; the API is below {@code /api/v1}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** The key it expects in X-API-KEY. */
  public String apiKey() {
    return settings.apiKey();
  }

  /** The faults in force. */
  public Faults faults() {
    return faults;
  }

  /** The accounts, whose status can be set. */
  public Accounts accounts() {
    return provider.accounts();
  }

  /** Sends take between these from now on. */
  public void delay(Duration least, Duration most) {
    provider.delay(new DelayRange(least, most));
  }

  /** Messages become readable so long after their delivery, for reads from now on. */
  public void readBackLag(Duration lag) {
    provider.readBackLag(lag);
  }

  /** The account's owner writes to the person by hand. It is not in the ledger. */
  public Message plantFromAccount(String account, String person, String text) {
    return provider.plant(account, person, text, true);
  }

  /** The same, written at another time than now. */
  public Message plantFromAccount(String account, String person, String text, Instant at) {
    return provider.plant(account, person, text, true, at);
  }

  /** The other party writes to the account's owner. It is not in the ledger. */
  public Message plantReply(String account, String person, String text) {
    return provider.plant(account, person, text, false);
  }

  /** What was delivered, from the ledger's file, in order. */
  public List<Delivery> deliveries() {
    try {
      return Ledger.read(ledger.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The latest requests that were on the wire, oldest first; control requests are not among them.
   */
  public List<SeenRequest> requests() {
    return server.log().list();
  }

  /** Where it stands. */
  public Stats stats() {
    return Stats.of(provider, server.log());
  }

  /**
   * Goes down: ends all connections, drops sends whose delay is not over, forces out and closes the
   * ledger. A second call does nothing.
   */
  @Override
  public void close() {
    server.close();
    try {
      ledger.close();
    } catch (IOException e) {
      throw new UncheckedIOException("ledger " + ledger.path() + " could not be closed", e);
    }
  }
}
