package io.sendonce.scheduler.command;

import io.sendonce.jobs.incidents.LegacyTable;
import io.sendonce.scheduler.config.ConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which table of messages is meant, and how it is read. */
final class LegacyOptions {

  @Option(
      names = "--table",
      paramLabel = "SCHEMA.NAME",
      description = "A table of messages; in double quotes where SQL wants them.")
  private @Nullable String table;

  @Option(
      names = "--url",
      paramLabel = "JDBC-URL",
      description =
          "The database it is in, else the configured one; PGUSER and PGPASSWORD say who signs in where the URL does not.")
  private @Nullable String url;

  @Option(
      names = "--columns",
      paramLabel = "PART=COLUMN",
      split = ",",
      description =
          "What its columns mean: person, text, at, id, campaign, direction, name; usual names are known; PART= does without.")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--outbound",
      paramLabel = "WORD",
      split = ",",
      description = "What its direction says of what was sent; else outbound, outgoing, out, sent.")
  private List<String> outbound = new ArrayList<>();

  @Option(
      names = "--within",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "The longest time from one copy to the next; else 1h.")
  private Duration within = Duration.ofHours(1);

  boolean isGiven() {
    return table != null;
  }

  Duration within() {
    return within;
  }

  /** That the options which need a table have one. */
  void check(@Nullable CommandSpec spec) {
    if (table == null && !(url == null && columns.isEmpty() && outbound.isEmpty())) {
      throw Console.wrong(spec, "--url, --columns and --outbound go with --table SCHEMA.NAME");
    }
  }

  LegacyTable table(@Nullable CommandSpec spec, ConfigOption config, Surroundings surroundings)
      throws ConfigurationException, Failure {
    if (table == null) {
      throw Console.wrong(spec, "--table SCHEMA.NAME is missing");
    }
    Map<String, String> meanings = Pairs.of(spec, "--columns", "person=prospect_id", columns);
    return new LegacyTable(
        ForeignDatabase.named(url, config, surroundings),
        table,
        meanings,
        outbound.isEmpty() ? LegacyTable.OUTBOUND : Set.copyOf(outbound));
  }
}
