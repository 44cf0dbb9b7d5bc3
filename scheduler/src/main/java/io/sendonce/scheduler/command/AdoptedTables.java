package io.sendonce.scheduler.command;

import io.sendonce.jobs.adoption.AdoptionRequest;
import io.sendonce.jobs.adoption.AdoptionRequest.ForeignPart;
import io.sendonce.jobs.incidents.LegacyTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which two tables are adopted, and how they are read. */
final class AdoptedTables {

  @Option(
      names = "--queue",
      required = true,
      paramLabel = "SCHEMA.NAME",
      description = "The queue; in double quotes where SQL wants them.")
  private String queue = "";

  @Option(
      names = "--messages",
      required = true,
      paramLabel = "SCHEMA.NAME",
      description = "The table of messages that were sent.")
  private String messages = "";

  @Option(
      names = "--url",
      paramLabel = "JDBC-URL",
      description =
          "The database they are in, else the configured one; PGUSER and PGPASSWORD say who signs in where the URL does not.")
  private @Nullable String url;

  @Option(
      names = "--queue-columns",
      paramLabel = "PART=COLUMN",
      split = ",",
      description =
          "What the queue's columns mean: id, campaign, person, provider_id, name, account, text, status, error, attempts, due, created, changed, sent; usual names are known; PART= does without.")
  private List<String> queueColumns = new ArrayList<>();

  @Option(
      names = "--message-columns",
      paramLabel = "PART=COLUMN",
      split = ",",
      description =
          "Likewise: id, campaign, person, provider_id, name, account, text, direction, message_id, chat_id, at.")
  private List<String> messageColumns = new ArrayList<>();

  @Option(
      names = "--outbound",
      paramLabel = "WORD",
      split = ",",
      description = "What its direction says of what was sent; else outbound, outgoing, out, sent.")
  private List<String> outbound = new ArrayList<>();

  @Option(
      names = "--account",
      paramLabel = "[OLD=]CODE",
      description =
          "An account by what it was called, and its code or provider's id here; without OLD, of rows that name none.")
  private List<String> accounts = new ArrayList<>();

  @Option(
      names = "--campaign",
      paramLabel = "[OLD=]CODE",
      description =
          "Likewise a campaign; it is made, paused, if it is not here, and keeps its name unless one is given.")
  private List<String> campaigns = new ArrayList<>();

  @Option(
      names = "--status",
      paramLabel = "WORD=MEANING",
      description =
          "What a status means: pending, uncertain, sent, failed. Known are pending, queued, scheduled, sent, delivered; all others are uncertain.")
  private List<String> statuses = new ArrayList<>();

  @Option(
      names = "--refused-if",
      paramLabel = "WORD",
      split = ",",
      description =
          "An error with this word in it proves that nothing went out, so that the row has failed.")
  private List<String> refusals = new ArrayList<>();

  @Nullable String url() {
    return url;
  }

  AdoptionRequest request(@Nullable CommandSpec spec) {
    Map<String, String> meanings = Pairs.of(spec, "--status", "skipped=failed", statuses);
    meanings.forEach(
        (word, meaning) -> {
          if (!AdoptionRequest.STATUS_MEANINGS.contains(meaning)) {
            throw Console.wrong(
                spec,
                "--status must mean one of %s, not %s=%s"
                    .formatted(String.join(", ", AdoptionRequest.STATUS_MEANINGS), word, meaning));
          }
        });
    return new AdoptionRequest(
        new ForeignPart(
            queue, Pairs.of(spec, "--queue-columns", "text=body", queueColumns), Set.of()),
        new ForeignPart(
            messages,
            Pairs.of(spec, "--message-columns", "text=body", messageColumns),
            outbound.isEmpty() ? LegacyTable.OUTBOUND : Set.copyOf(outbound)),
        names(spec, "--account", accounts),
        names(spec, "--campaign", campaigns),
        meanings,
        refusals.stream().map(String::strip).filter(word -> !word.isEmpty()).toList());
  }

  private static Map<String, String> names(
      @Nullable CommandSpec spec, String option, List<String> given) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String each : given) {
      int sign = each.lastIndexOf('=');
      String name = each.substring(sign + 1).strip();
      if (name.isEmpty()) {
        throw Console.wrong(spec, option + " must be like old=code or code, not " + each);
      }
      Pairs.put(spec, option, names, sign < 0 ? "" : each.substring(0, sign).strip(), name);
    }
    return names;
  }
}
