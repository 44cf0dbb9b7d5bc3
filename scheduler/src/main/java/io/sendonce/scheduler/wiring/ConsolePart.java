package io.sendonce.scheduler.wiring;

import io.sendonce.jobs.alerts.Alerts;
import io.sendonce.jobs.provider.unipile.UnipileProvider;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.scheduler.access.Tokens;
import io.sendonce.scheduler.access.TokensFile;
import io.sendonce.scheduler.api.ApiParts;
import io.sendonce.scheduler.api.ApiSite;
import io.sendonce.scheduler.cluster.Cluster;
import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.ConsoleSettings;
import io.sendonce.scheduler.config.DatabaseSettings;
import io.sendonce.scheduler.config.NodeSettings;
import io.sendonce.scheduler.console.ConsoleParts;
import io.sendonce.scheduler.console.ConsoleSite;
import io.sendonce.scheduler.health.Check;
import io.sendonce.scheduler.health.HealthSite;
import io.sendonce.scheduler.http.HttpServer;
import io.sendonce.scheduler.http.Route;
import io.sendonce.scheduler.inventory.Inventory;
import io.sendonce.scheduler.metrics.Sources;
import io.sendonce.scheduler.node.ApplicationPool;
import io.sendonce.scheduler.node.NodePart;
import io.sendonce.scheduler.node.PoolLoad;
import io.sendonce.scheduler.sending.SendingParts;
import io.sendonce.scheduler.store.QuartzStatements;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  private final ServedProcess process;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  ConsolePart(Configuration configuration, ServedProcess process) {
    this.configuration = configuration;
    this.process = process;
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
    UnipileProvider provider = SendingParts.provider(settings);
    open.push(provider);
    ConsoleSite site =
        new ConsoleSite(
            new ConsoleParts(
                console,
                pool.database(),
                provider,
                cluster(pool),
                SendingParts.personRule(settings),
                Clock.systemUTC(),
                Version.ofThisProgram()));
    HttpServer server =
        new HttpServer(
            new HttpServer.Place(console.address().host(), console.address().port(), "console"),
            routes(site, programs(console, pool, site)),
            site.events());
    open.push(() -> server.stop(Duration.ZERO));
    open.push(site);
    open.push(
        process
            .metrics()
            .read(
                new Sources(
                    new QueueStatus(pool.database()),
                    new Alerts(pool.database()),
                    site.counts(),
                    () -> loads(pool))));
    server.start();
    LOG.info(
        "console at http://{}:{}{}/, {}",
        console.address().host(),
        server.port(),
        console.path(),
        site.invitation());
  }

  private static List<Route> routes(ConsoleSite site, List<Route> programs) {
    return Stream.concat(site.routes().stream(), programs.stream()).toList();
  }

  /** What programs ask for. */
  private List<Route> programs(ConsoleSettings console, ApplicationPool pool, ConsoleSite site) {
    Tokens tokens = new Tokens(new TokensFile(console.tokens()));
    ApiSite api =
        new ApiSite(
            new ApiParts(
                console.path(),
                console.isBehindProxy(),
                tokens,
                pool.database(),
                site.counts(),
                cluster(pool),
                site.bulkWorker(),
                Clock.systemUTC()));
    HealthSite health = new HealthSite(console.path(), checks(pool));
    open.push(health);
    List<Route> routes = new ArrayList<>(api.routes());
    routes.addAll(health.routes());
    routes.add(process.metrics().route(console.path(), tokens));
    return routes;
  }

  private List<Check> checks(ApplicationPool pool) {
    QueueStatus status = new QueueStatus(pool.database());
    List<Check> checks = new ArrayList<>();
    checks.add(
        new Check(
            "database",
            () -> {
              status.clock();
              return Optional.empty();
            }));
    // A node has made its schema itself before it came here.
    checks.add(
        process
            .idleness()
            .map(idleness -> new Check("scheduler", idleness))
            .orElseGet(() -> new Check("schema", () -> schemaTrouble(pool))));
    return checks;
  }

  private static Optional<String> schemaTrouble(ApplicationPool pool) {
    return pool.schema().pending().isEmpty()
        ? Optional.empty()
        : Optional.of("behind this program");
  }

  private List<PoolLoad> loads(ApplicationPool pool) {
    List<PoolLoad> loads = new ArrayList<>(process.pools().get());
    loads.add(pool.load("console"));
    return loads;
  }

  private Cluster cluster(ApplicationPool pool) {
    return new Cluster(
        configuration.quartz().schedulerName(),
        configuration.quartz().silenceGrace(),
        () -> inventory(pool));
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
