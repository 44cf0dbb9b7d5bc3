package io.sendonce.scheduler.command;

import io.sendonce.jobs.schema.Schema;
import io.sendonce.scheduler.config.ConfigurationException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sendonce migrate}. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Bring the database to this version.",
    description = {
      "Brings the database to the schema of this version: our tables and, where",
      "they are missing, Quartz's. A node does the same when it starts."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sendonce migrate",
      "  sendonce migrate --print > pending.sql    # to be read, or run by hand"
    },
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      Exit.DONE_TEXT,
      "1:the database has the schema of a newer version, or refused",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class MigrateCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--print", description = "Print the SQL that would run; change nothing.")
  private boolean isPrintOnly;

  @Spec private @Nullable CommandSpec spec;

  MigrateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    Session session = config.open(surroundings);
    PrintWriter out = Console.out(spec);
    Schema schema = session.schema();
    if (isPrintOnly) {
      Console.show(spec, schema.pendingScript(session.schedulerName()));
      return Exit.DONE;
    }
    List<String> applied = schema.migrate(session.schedulerName());
    applied.forEach(migration -> out.println("applied " + migration));
    out.println(
        applied.isEmpty()
            ? "nothing to apply: the schema has version " + schema.version()
            : "the schema has version " + schema.version() + " now");
    return Exit.DONE;
  }
}
