package io.sendonce.scheduler.command;

import static io.sendonce.scheduler.text.Lines.time;

import io.sendonce.jobs.restore.Restore;
import io.sendonce.jobs.restore.Restores;
import io.sendonce.scheduler.config.ConfigurationException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sendonce restored}. */
@Command(
    name = "restored",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Say that the database was put back to an earlier time.",
    description = {
      "Pauses everything, and has every message that is due looked for at the provider",
      "before it may be sent: it may have been sent, and the database have forgotten",
      "it. Nodes notice most restores by themselves and do the same. What they cannot",
      "notice is files put back, without a recovery, while no node was running: then",
      "run this before the first node starts.",
      "What was queued after the backup is not in the database: queue it again before",
      "you resume, and it is looked for too."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sendonce restored --reason \"machine rolled back to last night\"",
      "  sendonce restored --reason \"old dump\" --since 2026-12-01T10:00:00+01:00",
      "  sendonce resume everything --reason \"all found, files imported again\""
    },
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      "0:it is noted and everything is paused",
      "1:a restore is being dealt with already",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class RestoredCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "What happened.")
  private String reason = "";

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description =
          "What was done from then on is forgotten; else since the last attempt on record.")
  private @Nullable Instant since;

  @Option(names = "--by", paramLabel = "NAME", description = "Who says it; else who is signed in.")
  private @Nullable String by;

  @Spec private @Nullable CommandSpec spec;

  RestoredCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    if (reason.isBlank()) {
      throw Console.wrong(spec, "--reason must not be empty");
    }
    if (since != null && since.isAfter(surroundings.clock().instant())) {
      throw Console.wrong(spec, "--since must be in the past, not " + since);
    }
    Session session = config.open(surroundings);
    String person = by == null ? surroundings.user() : by;
    Restore restore =
        new Restores(session.database(), person)
            .note(
                reason + " (" + person + ")", since, session.settings().uncertain().looks().first())
            .orElseThrow(
                () ->
                    new Failure(
                        Exit.NOT_DONE,
                        "a restore is being dealt with already: sendonce status tells how far it is"));
    Console.out(spec)
        .println(
            "noted: what was done since %s may be forgotten; everything is paused; due, and looked for at the provider first: %d"
                .formatted(time(restore.lostFrom()), restore.doubted()));
    return Exit.DONE;
  }
}
