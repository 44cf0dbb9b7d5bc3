package io.sendonce.scheduler.wiring;

import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.ConsoleSettings;
import io.sendonce.scheduler.config.DatabaseSettings;
import io.sendonce.scheduler.config.NodeSettings;
import io.sendonce.scheduler.console.ConsoleParts;
import io.sendonce.scheduler.console.ConsoleSite;
import io.sendonce.scheduler.http.HttpServer;
import io.sendonce.scheduler.inventory.Inventory;
import io.sendonce.scheduler.node.ApplicationPool;
import io.sendonce.scheduler.node.NodePart;
import io.sendonce.scheduler.sending.SendingParts;
import io.sendonce.scheduler.store.QuartzStatements;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console with a server and connections of its own: whoever looks cannot take from those who
 * send.
 */
final class ConsolePart implements NodePart {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.console");
  private static final int CONNECTIONS = 4;

  private final Configuration configuration;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  ConsolePart(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public String name() {
    return "console";
  }

  @Override
  public void start() throws IOException {
    try {
      serve();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public void stop(Duration timeLeft) {
    close();
  }

  private void serve() throws IOException {
    NodeSettings settings = configuration.settings();
    ConsoleSettings console = settings.console();
    ApplicationPool pool = ApplicationPool.open(connections(settings.database()), settings.name());
    open.push(pool);
    ConsoleSite site =
        new ConsoleSite(
            new ConsoleParts(
                console,
                pool.database(),
                new ConsoleParts.Cluster(
                    configuration.quartz().schedulerName(),
                    configuration.quartz().silenceGrace(),
                    () -> inventory(pool)),
                SendingParts.personRule(settings),
                Clock.systemUTC(),
                Version.ofThisProgram()));
    HttpServer server =
        new HttpServer(
            new HttpServer.Place(console.address().host(), console.address().port(), "console"),
            site.routes(),
            site.events());
    open.push(() -> server.stop(Duration.ZERO));
    open.push(site);
    server.start();
    LOG.info(
        "console at http://{}:{}{}/, {}",
        console.address().host(),
        server.port(),
        console.path(),
        site.invitation());
  }

  private Inventory inventory(ApplicationPool pool) {
    return Inventory.read(
        pool.database(),
        QuartzStatements.of(configuration.quartz().tablePrefix()),
        configuration.quartz().schedulerName());
  }

  /** Whatever one of them says, the others are closed too. */
  private void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("a part of the console was not closed", e);
      }
    }
  }

  private static DatabaseSettings connections(DatabaseSettings of) {
    return new DatabaseSettings(of.url(), of.user(), of.password(), CONNECTIONS, of.timeout());
  }
}
