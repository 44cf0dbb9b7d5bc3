package io.sendonce.scheduler.command;

import io.sendonce.jobs.adoption.Adoption;
import io.sendonce.jobs.adoption.AdoptionReport;
import io.sendonce.jobs.adoption.AdoptionRequest;
import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.foreign.UnfitTableException;
import io.sendonce.scheduler.config.ConfigurationException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sendonce adopt}. */
@Command(
    name = "adopt",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Take over the queue and the messages of a program that sent before.",
    description = {
      "Stop that program first: nothing here can keep it from sending. Both tables are",
      "only read, and locked against writers while they are adopted; views will do.",
      "What was sent is remembered, so that nobody gets it again. What waits, and was",
      "never tried, is pending. What may have been sent is uncertain, and is looked for",
      "at the provider: rows in processing, failed ones unless --refused-if or --status",
      "says that nothing went out, and rows that were set back to pending.",
      "Campaigns with something to send are paused until you resume them. Unless",
      "--apply is given it only tells what would become of every row. The same rows",
      "again, or after an interruption, are adopted once."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sendonce adopt --queue public.send_queue --messages public.linkedin_messages \\",
      "      --account 3=desk --campaign 7=spring --report rows.csv",
      "  sendonce adopt --queue old.send_queue --messages old.linkedin_messages \\",
      "      --account desk --refused-if invalid_recipient --apply --reason \"moving\"",
      "  sendonce resume campaign 12 --reason \"looked at what was adopted\""
    },
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      "0:it is done, or told, and no row was refused",
      "1:rows were refused, or something keeps everything from being adopted",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class AdoptCommand implements Callable<Integer> {

  private static final int SHOWN = 50;

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private AdoptedTables tables = new AdoptedTables();

  @Option(
      names = "--report",
      paramLabel = "FILE.csv",
      description = "Write every row that does not simply become a message to a new file.")
  private @Nullable Path file;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept. With --apply.")
  private String reason = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who does it; else who is signed in.")
  private @Nullable String by;

  @ArgGroup private ApplyChoice choice = new ApplyChoice();

  @Spec private @Nullable CommandSpec spec;

  AdoptCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    boolean isApplied = choice.isApplied();
    if (isApplied && reason.isBlank()) {
      throw Console.wrong(spec, "--apply needs a --reason");
    }
    AdoptionRequest request = tables.request(spec);
    Session session = config.open(surroundings);
    Database foreign = ForeignDatabase.named(tables.url(), config, surroundings);
    Adoption adoption = new Adoption(session.database(), foreign, request);
    try (RowsCsv rows = RowsCsv.open(file)) {
      Consumer<AdoptionReport.Remark> each = rows::add;
      Actor actor = Actor.atCommandLine(by == null ? surroundings.user() : by);
      AdoptionReport report =
          isApplied
              ? adoption.apply(actor, reason.strip(), SHOWN, each)
              : adoption.plan(SHOWN, each);
      Console.show(spec, AdoptionText.of(report, isApplied));
      return report.problems().isEmpty() && report.of(AdoptionReport.Fate.REFUSED) == 0
          ? Exit.DONE
          : Exit.NOT_DONE;
    } catch (UnfitTableException e) {
      throw new Failure(Exit.NOT_DONE, e.problem());
    }
  }
}
