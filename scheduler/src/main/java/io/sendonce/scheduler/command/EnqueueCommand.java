package io.sendonce.scheduler.command;

import io.sendonce.jobs.enqueue.FileImport;
import io.sendonce.jobs.enqueue.ImportResult;
import io.sendonce.scheduler.config.ConfigurationException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sendonce enqueue}. */
@Command(
    name = "enqueue",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Queue a CSV file, all of it or nothing.",
    description = {
      "Puts the messages of a CSV file into the queue: all of them, or none if a",
      "row is rejected. A message whose intent (account, person, campaign, step) is",
      "known already is left out, so the same file twice adds nothing. One that",
      "failed or was cancelled is known too: INSERT it to have it tried again."
    },
    footerHeading =
        "%nThe file (UTF-8; commas, semicolons or tabs; its first row names the columns):%n",
    footer = {
      "  campaign_id, or campaign      the campaign by its id, or by its code",
      "  account_id, or account        the sending account by its id, or by its code",
      "  prospect_id, or provider_id   the person by the prospect's id, or by the",
      "                                provider's internal id of them; with provider_id",
      "                                also person (who it is, stable across campaigns)",
      "                                and name; who is not there yet is added",
      "  step                          1 for the first message to the person, ...",
      "  message                       the text, its variables filled in",
      "  scheduled_for                 such as 2026-12-01T09:00:00+01:00; empty for now",
      "  expires_at                    likewise; may be left out",
      "",
      "Examples:",
      "  sendonce enqueue spring.csv --dry-run",
      "  sendonce enqueue spring.csv"
    },
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      "0:every row is queued or was known already",
      "1:rows were rejected, or the file cannot be read; nothing was queued",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class EnqueueCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "FILE.csv", description = "The file.")
  private Path file = Path.of("");

  @Option(names = "--dry-run", description = "Judge every row; queue nothing.")
  private boolean isDryRun;

  @Spec private @Nullable CommandSpec spec;

  EnqueueCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    Session session = config.open(surroundings);
    ImportResult result = new FileImport(session.database()).run(file, isDryRun);
    return new ImportText(file, Console.out(spec), Console.err(spec)).print(result, isDryRun);
  }
}
