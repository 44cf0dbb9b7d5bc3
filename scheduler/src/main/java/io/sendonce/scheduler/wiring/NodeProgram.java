package io.sendonce.scheduler.wiring;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.deploy.NodeStarts;
import io.sendonce.jobs.quartz.Sending;
import io.sendonce.jobs.schema.Schema;
import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.config.NodeSettings;
import io.sendonce.scheduler.config.QuartzSettings;
import io.sendonce.scheduler.history.RunRecorder;
import io.sendonce.scheduler.metrics.ProcessMetrics;
import io.sendonce.scheduler.node.Node;
import io.sendonce.scheduler.node.NodeLog;
import io.sendonce.scheduler.node.NodePart;
import io.sendonce.scheduler.node.NodeStartException;
import io.sendonce.scheduler.node.Pools;
import io.sendonce.scheduler.node.QuartzCluster;
import io.sendonce.scheduler.node.StartupBlock;
import io.sendonce.scheduler.remote.RemoteCommands;
import io.sendonce.scheduler.sending.SendingParts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A node, from its configuration to its end. */
public final class NodeProgram {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.node");

  private NodeProgram() {}

  /** This program's version, or {@code (unpackaged)} where it does not run from its jar. */
  public static String version() {
    return Version.ofThisProgram();
  }

  /**
   * Runs a node until the JVM is asked to end.
   *
   * @param directory where its configuration is
   * @param environment overrides of the configuration
   * @throws ConfigurationException listing everything that is wrong with the configuration
   * @throws NodeStartException naming the part that did not start; the node is stopped again then
   * @throws InterruptedException if the waiting was interrupted
   */
  public static void run(Path directory, Map<String, String> environment)
      throws ConfigurationException, NodeStartException, InterruptedException {
    Configuration configuration = Configuration.load(directory, environment);
    NodeSettings settings = configuration.settings();
    NodeLog.name(settings.name().value());
    Pools pools = new Pools(settings.database(), settings.name(), configuration.quartz());
    SchemaPart schema =
        new SchemaPart(
            Schema.of(Pools.direct(settings.database(), settings.name())),
            configuration.quartz().schedulerName());
    ProcessMetrics metrics =
        new ProcessMetrics(Version.ofThisProgram(), settings.name().value(), Clock.systemUTC());
    AnnotationConfigApplicationContext beans = beans(configuration, pools, metrics);
    Sending sending = beans.getBean(Sending.class);
    Database database = Database.over(pools.application());
    RunRecorder recorder =
        new RunRecorder(
            database,
            configuration.quartz().schedulerName(),
            settings.name().value(),
            Clock.systemUTC());
    QuartzCluster quartz =
        new QuartzCluster(
            configuration.quartz(), null, Map.of(Sending.KEY, sending), recorder::listenTo);
    RemoteCommands commands = new RemoteCommands(database, configuration.quartz().schedulerName());
    Node node =
        new Node(
            settings.name().value(),
            parts(
                List.of(pools, schema, new BeansPart(beans), new HistoryPart(recorder)),
                served(
                    configuration,
                    beans.getBean(SendingParts.class),
                    new ServedProcess(metrics, pools::loads, Optional.of(quartz::idleness))),
                List.of(
                    quartz,
                    new IntakePart(sending.lanes()),
                    new RemotePart(commands, quartz),
                    new StartPart(
                        new NodeStarts(database, configuration.quartz().schedulerName()),
                        settings.name().value(),
                        Version.ofThisProgram()))),
            settings.shutdownTimeout());
    node.stopWithJvm();
    if (node.start()) {
      LOG.info("started{}{}", System.lineSeparator(), block(configuration, pools, schema, quartz));
    }
    node.awaitStop();
  }

  /** Webhook and console work before the first job runs and until the last one has ended. */
  private static List<NodePart> parts(
      List<NodePart> before, List<NodePart> served, List<NodePart> after) {
    return Stream.of(before, served, after).flatMap(List::stream).toList();
  }

  private static List<NodePart> served(
      Configuration configuration, SendingParts parts, ServedProcess process) {
    List<NodePart> served = new ArrayList<>();
    WebhookPart.of(configuration.settings().webhook(), parts).ifPresent(served::add);
    if (configuration.settings().console().isEnabled()) {
      served.add(new ConsolePart(configuration, process));
    }
    return served;
  }

  private static AnnotationConfigApplicationContext beans(
      Configuration configuration, Pools pools, ProcessMetrics metrics) {
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    beans.registerBean(NodeSettings.class, configuration::settings);
    beans.registerBean(QuartzSettings.class, configuration::quartz);
    // The node stops its pools itself, after everything that uses them.
    beans.registerBean(Pools.class, () -> pools, definition -> definition.setDestroyMethodName(""));
    beans.registerBean(ProcessMetrics.class, () -> metrics);
    beans.register(SendingBeans.class);
    beans.refresh();
    return beans;
  }

  private static String block(
      Configuration configuration, Pools pools, SchemaPart schema, QuartzCluster quartz) {
    return new StartupBlock(
            Version.ofThisProgram(),
            configuration.settings().name().value(),
            pools.postgresVersion(),
            schema.version(),
            configuration.describe(),
            jobs(quartz))
        .text();
  }

  private static List<String> jobs(QuartzCluster quartz) {
    try {
      return DeclaredJobs.of(quartz.scheduler());
    } catch (SchedulerException e) {
      return List.of("could not be read: " + e.getMessage());
    }
  }
}
