package io.sendonce.scheduler.command;

import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.inventory.Inventory;
import io.sendonce.scheduler.plugin.SurplusJobs;
import io.sendonce.scheduler.store.QuartzStatements;
import io.sendonce.scheduler.text.Lines;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code sendonce jobs list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Show jobs and triggers as they are in the store.",
    description = {
      "Jobs, triggers, next fire times and states as Quartz's tables have them, what is",
      "executing where and since when, and what needs a look: triggers in ERROR or held",
      "by nobody, runs that are longer than they may be, fires of nodes that are gone.",
      "No node has to run. All times are in UTC."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  sendonce jobs list", "  sendonce jobs list --group sendonce --json"},
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      "0:it was told, whatever it is",
      Exit.NOT_DONE_TEXT,
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class JobsListCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--group", paramLabel = "GROUP", description = "Only the jobs of this group.")
  private @Nullable String group;

  @Option(names = "--json", description = "For programs.")
  private boolean isJson;

  @Spec private @Nullable CommandSpec spec;

  JobsListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    Session session = config.open(surroundings);
    Inventory all =
        Inventory.read(
            session.database(),
            QuartzStatements.of(session.tablePrefix()),
            session.schedulerName());
    Inventory shown = group == null ? all : all.ofGroup(group);
    Console.show(
        spec, isJson ? json(shown) : JobsListText.of(shown, all, group) + surplus(session, shown));
    return Exit.DONE;
  }

  private static String surplus(Session session, Inventory shown) {
    List<List<String>> rows =
        SurplusJobs.of(session.database(), session.schedulerName()).stream()
            .filter(
                name ->
                    shown.jobs().stream()
                        .anyMatch(job -> name.equals(job.group() + "." + job.name())))
            .map(List::of)
            .toList();
    return new Lines().section("Not in the jobs file any more, and going on", rows).toString();
  }

  private static String json(Inventory inventory) {
    return JsonMapper.builder()
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(inventory)
        + System.lineSeparator();
  }
}
