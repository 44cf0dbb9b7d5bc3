package io.sendonce.scheduler.command;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.foreign.UnfitTableException;
import io.sendonce.jobs.incidents.Conversations;
import io.sendonce.jobs.incidents.Duplicates;
import io.sendonce.jobs.incidents.Search;
import io.sendonce.jobs.incidents.file.Incidents;
import io.sendonce.jobs.incidents.file.Opening;
import io.sendonce.jobs.incidents.file.Searched;
import io.sendonce.jobs.provider.unipile.UnipileProvider;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.duplicates.FoundDuplicates;
import io.sendonce.scheduler.sending.SendingParts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sendonce duplicates}. */
@Command(
    name = "duplicates",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Tell who got the same message more than once.",
    description = {
      "How many copies each person got, when, how far apart, and with which ids. Looks",
      "in our own records: what the provider showed twice for one attempt, what its",
      "webhook told, and the ledger; with --table in some other program's table of",
      "messages, which it only reads; with --read-back at the provider, conversation by",
      "conversation. That our records know of none does not mean that there is none:",
      "what nobody showed us is not in them.",
      "A copy is the same text to the same person, in the same campaign where there are",
      "campaigns, within a time of the copy before it. Texts and names stay unshown."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sendonce duplicates --since 2026-12-01T00:00:00Z",
      "  sendonce duplicates --since 2026-12-01T00:00:00Z --open-incident \"Monday\"",
      "  sendonce duplicates --read-back --campaign 12 --limit 50",
      "  sendonce duplicates --table legacy.linkedin_messages",
      "  sendonce duplicates --table public.msgs --url jdbc:postgresql://old.example/x \\",
      "      --columns person=who,text=body,at=created_at --format csv",
      "  sendonce duplicates clean-up --table legacy.linkedin_messages"
    },
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      "0:none was found",
      "1:some were found, or it could not be learned whether there are any",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class DuplicatesCommand implements Callable<Integer> {

  /** How it is told. */
  enum Format {
    TABLE,
    CSV,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private LegacyOptions legacy = new LegacyOptions();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description = "Only messages from then on.")
  private @Nullable Instant since;

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "Only what this account sent; in our own records.")
  private @Nullable Long account;

  @Option(names = "--campaign", paramLabel = "ID", description = "Only this campaign's messages.")
  private @Nullable String campaign;

  @Option(
      names = "--read-back",
      description = "Ask the provider what it shows of conversations that we wrote into.")
  private boolean isReadBack;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "With --read-back: how many conversations at most, the latest; else 100.")
  private int limit = 100;

  @Option(
      names = "--open-incident",
      paramLabel = "TITLE",
      description = "Take what was found on record, as an incident of that title.")
  private @Nullable String title;

  @Option(names = "--show-text", description = "Show how the texts begin.")
  private boolean isWithText;

  @Option(names = "--show-names", description = "Show what a table calls the people.")
  private boolean isWithNames;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; else table. CSV has a row for each copy.")
  private Format format = Format.TABLE;

  @Spec private @Nullable CommandSpec spec;

  DuplicatesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    legacy.check(spec);
    if (legacy.isGiven() && isReadBack) {
      throw Console.wrong(spec, "--read-back goes with our own records, not with --table");
    }
    if (title != null && title.isBlank()) {
      throw Console.wrong(spec, "--open-incident must have a title");
    }
    if (limit < 1) {
      throw Console.wrong(spec, "--limit must be 1 or more, not " + limit);
    }
    FoundDuplicates found = legacy.isGiven() ? inTable() : inOurs();
    FoundDuplicates.Shown shown = new FoundDuplicates.Shown(isWithText, isWithNames);
    switch (format) {
      case TABLE -> Console.show(spec, DuplicatesText.of(found, shown));
      case JSON -> Console.show(spec, found.json(shown));
      case CSV -> {
        Console.show(spec, found.csv(shown));
        Console.err(spec).println(found.sentence());
      }
    }
    if (title != null) {
      Console.err(spec).println(opened(title, found));
    }
    return found.isNone() ? Exit.DONE : Exit.NOT_DONE;
  }

  private String opened(String title, FoundDuplicates found)
      throws ConfigurationException, Failure {
    Searched searched =
        legacy.isGiven()
            ? Searched.FOREIGN_TABLE
            : isReadBack ? Searched.PROVIDER : Searched.OUR_RECORDS;
    Opening opening =
        new Incidents(config.open(surroundings).database())
            .open(
                new Incidents.Subject(title, searched),
                found.repeats(),
                Actor.atCommandLine(surroundings.user()));
    if (opening instanceof Opening.Opened opened) {
      return "Incident %d is open.".formatted(opened.id());
    }
    return opening instanceof Opening.AlreadyOpen already
        ? "No incident was opened: all of it belongs to incident %s."
            .formatted(
                already.incidents().stream().map(String::valueOf).collect(Collectors.joining(", ")))
        : "No incident was opened: nobody got anything twice.";
  }

  private FoundDuplicates inTable() throws ConfigurationException, Failure {
    if (account != null) {
      throw Console.wrong(spec, "--account goes with our own records, not with --table");
    }
    try {
      return FoundDuplicates.in(
          legacy.table(spec, config, surroundings).find(legacy.within(), since, campaign));
    } catch (UnfitTableException e) {
      throw new Failure(Exit.WRONG, e.problem());
    }
  }

  private FoundDuplicates inOurs() throws ConfigurationException, Failure {
    Search search = new Search(legacy.within(), since, account, campaignId());
    Session session = config.open(surroundings);
    if (!isReadBack) {
      return new FoundDuplicates(
          List.of(), List.of(), new Duplicates(session.database()).find(search));
    }
    try (UnipileProvider provider = SendingParts.provider(session.settings())) {
      return FoundDuplicates.in(
          new Conversations(session.database(), provider).find(search, limit));
    }
  }

  private @Nullable Long campaignId() {
    try {
      return campaign == null ? null : Long.valueOf(campaign);
    } catch (NumberFormatException notOurs) {
      throw Console.wrong(spec, "--campaign must be a campaign's id, not " + campaign);
    }
  }
}
