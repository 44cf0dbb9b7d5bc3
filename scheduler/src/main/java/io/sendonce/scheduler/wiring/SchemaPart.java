package io.sendonce.scheduler.wiring;

import io.sendonce.jobs.schema.Schema;
import io.sendonce.scheduler.node.NodePart;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Migrates the database, or refuses one that is ahead, before anything uses it. */
final class SchemaPart implements NodePart {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.schema");

  private final Schema schema;
  private final String schedulerName;

  SchemaPart(Schema schema, String schedulerName) {
    this.schema = schema;
    this.schedulerName = schedulerName;
  }

  String version() {
    return schema.version();
  }

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public void start() {
    schema.migrate(schedulerName).forEach(done -> LOG.info("migrated to {}", done));
  }

  @Override
  public void stop(Duration timeLeft) {
    // A schema stays.
  }
}
