package io.sendonce.scheduler.sending;

import io.sendonce.jobs.schema.Schema;
import io.sendonce.scheduler.config.NodeSettings;
import io.sendonce.scheduler.node.Pools;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Migrates the database, or refuses one that is not at this version, before anything uses it. */
final class SchemaCheck {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.schema");

  private final Schema schema;

  private SchemaCheck(Schema schema) {
    this.schema = schema;
  }

  static SchemaCheck of(NodeSettings settings) {
    return new SchemaCheck(Schema.of(Pools.direct(settings.database(), settings.name())));
  }

  void run(String schedulerName, boolean migrates) {
    if (migrates) {
      schema.migrate(schedulerName).forEach(done -> LOG.info("migrated to {}", done));
      return;
    }
    List<String> pending = schema.pending();
    if (!pending.isEmpty()) {
      throw new IllegalStateException(
          "the database has schema version %s and lacks %s: run sendonce migrate, or let the plugin"
                  .formatted(schema.version(), String.join(", ", pending))
              + " do it, migrate = true");
    }
  }
}
