package io.sendonce.scheduler.sending;

import io.sendonce.jobs.quartz.DropFolderListener;
import io.sendonce.jobs.quartz.Sending;
import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.config.NodeSettings;
import io.sendonce.scheduler.runs.RunBounds;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.SchedulerPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugin: gives a Quartz application the send queue.
 *
 * <p>{@code org.quartz.plugin.sending.class = io.sendonce.scheduler.sending.SendQueuePlugin} and,
 * as keys beside it, the properties below. Quartz makes it and sets them. The jobs themselves are
 * those of {@code io.sendonce.jobs.quartz}, scheduled in whatever way the application likes.
 */
public final class SendQueuePlugin implements SchedulerPlugin {

  private static final Logger LOG = LoggerFactory.getLogger(SendQueuePlugin.class);

  /** Settings of the start script and the command line, which are none of the plugin's. */
  private static final String CONFIG = "SENDONCE_CONFIG";

  private final Map<String, String> environment;
  private String config = "";
  private boolean migrates = true;
  private @Nullable RunningSending running;

  /** For Quartz. */
  public SendQueuePlugin() {
    this(System.getenv());
  }

  SendQueuePlugin(Map<String, String> environment) {
    this.environment = new HashMap<>(environment);
  }

  /**
   * The directory that holds {@code sendonce.properties}. Unless set, all settings come from the
   * environment, {@code SENDONCE_DATABASE_URL} for {@code database.url}. A relative path starts
   * where the JVM did.
   */
  public void setConfig(String config) {
    this.config = config;
  }

  /**
   * Whether the database is brought to this version, Quartz's tables included where there are none;
   * true unless set. With false one that is behind is refused.
   */
  public void setMigrate(boolean migrate) {
    this.migrates = migrate;
  }

  /**
   * Makes everything ready and puts it into the scheduler's context.
   *
   * @throws SchedulerException listing every problem of the settings, or saying why the database
   *     cannot be used; nothing is left open then, and Quartz makes no scheduler
   */
  @Override
  public void initialize(String name, Scheduler scheduler, ClassLoadHelper classes)
      throws SchedulerException {
    NodeSettings settings = settings(scheduler.getSchedulerInstanceId());
    try {
      SchemaCheck.of(settings).run(scheduler.getSchedulerName(), migrates);
      RunningSending opened = RunningSending.open(settings, scheduler);
      running = opened;
      scheduler.getContext().put(Sending.KEY, opened.sending());
      scheduler
          .getContext()
          .put(DropFolderListener.NAME, new DropFolderListener(opened.sending().dropFolder()));
      scheduler.getListenerManager().addSchedulerListener(new IntakeEnd(opened));
      RunBounds.install(scheduler);
    } catch (RuntimeException e) {
      throw new SchedulerException("the send queue cannot be used: " + e.getMessage(), e);
    }
    if (settings.webhook().isEnabled()) {
      LOG.warn("webhook.enabled is for our own node: this plugin takes no notices");
    }
    LOG.info(
        "the send queue is ready: node {}, database {}, provider {}",
        settings.name(),
        settings.database().url(),
        settings.unipile().dsn());
  }

  @Override
  public void start() {
    // It works when jobs call it.
  }

  /** Waits for what is being sent, at most {@code shutdown.timeout}, and closes everything. */
  @Override
  public void shutdown() {
    RunningSending closing = running;
    if (closing != null) {
      running = null;
      closing.close();
    }
  }

  private NodeSettings settings(String instance) throws SchedulerException {
    Map<String, String> variables = new HashMap<>(environment);
    variables.remove(CONFIG);
    try {
      return Configuration.settingsAlone(
          config.isEmpty() ? null : Path.of(config), variables, instance);
    } catch (ConfigurationException e) {
      throw new SchedulerException("the send queue is not configured: " + e.getMessage(), e);
    }
  }
}
