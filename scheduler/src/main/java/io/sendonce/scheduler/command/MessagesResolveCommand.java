package io.sendonce.scheduler.command;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.recovery.HumanDecision;
import io.sendonce.jobs.recovery.HumanDecision.GivesUp;
import io.sendonce.jobs.recovery.HumanDecision.Says;
import io.sendonce.jobs.recovery.HumanDecision.WasNotSent;
import io.sendonce.jobs.recovery.HumanDecision.WasSent;
import io.sendonce.scheduler.config.ConfigurationException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sendonce messages resolve}. */
@Command(
    name = "resolve",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Decide about an uncertain message.",
    description = {
      "A person decides about an uncertain message. Look into the account's chat",
      "with the person first. The decision, its reason and who made it are kept."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sendonce messages resolve 812 --sent --message-id M1 --reason \"in the chat\"",
      "  sendonce messages resolve 812 --not-sent --reason \"not in the chat\"",
      "  sendonce messages resolve 812 --give-up --reason \"the account is gone\""
    },
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      Exit.DONE_TEXT,
      "1:nothing was decided, the sentence says why",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class MessagesResolveCommand implements Callable<Integer> {

  private static final String RISK =
      "Warning: no complete look at the provider has missed message %d. If the person has it after all,"
          + " they now get it a second time.";

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "ID", description = "The message's id in send_queue.")
  private long id;

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  @Option(
      names = "--message-id",
      paramLabel = "M",
      description = "With --sent: the provider's id of the message, if you know it.")
  private @Nullable String messageId;

  @Option(
      names = "--without-evidence",
      description =
          "With --not-sent: even though no complete look has missed it. The person may get it twice.")
  private boolean isWithoutEvidence;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept.")
  private String reason = "";

  @Option(names = "--by", paramLabel = "NAME", description = "Who decides; else who is signed in.")
  private @Nullable String by;

  @Spec private @Nullable CommandSpec spec;

  /** One of the three. */
  static final class Choice {
    @Option(names = "--sent", description = "The person has it: it is sent.")
    private boolean isSent;

    @Option(
        names = "--not-sent",
        description = "The person does not have it: it goes back to the queue and is sent again.")
    private boolean isNotSent;

    @Option(
        names = "--give-up",
        description = "Nobody will know: it has failed, and is not sent again.")
    private boolean isGivenUp;
  }

  MessagesResolveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    Says says = says();
    Session session = config.open(surroundings);
    HumanDecision decision =
        new HumanDecision(
            session.database(), Actor.atCommandLine(by == null ? surroundings.user() : by));
    if (isWithoutEvidence) {
      Console.err(spec).println(RISK.formatted(id));
    }
    HumanDecision.Result result = decision.decide(id, says, reason);
    String now = decision.statusOf(id).orElse("gone");
    switch (result) {
      case DECIDED -> Console.out(spec).println("message " + id + " is " + now + " now");
      case NO_SUCH_MESSAGE -> throw failure("there is no message %d".formatted(id));
      case NOT_UNCERTAIN ->
          throw failure(
              "message %d is not uncertain but %s: nothing was changed".formatted(id, now));
      case NO_EVIDENCE ->
          throw failure(
              "message %d is still uncertain: no complete look at the provider has missed it yet. Wait for the next look (sendonce messages show %d), or add --without-evidence"
                  .formatted(id, id));
      case ID_PROVES_ANOTHER ->
          throw failure(
              "message %d is still uncertain: %s proves another message of its account already"
                  .formatted(id, messageId));
    }
    return Exit.DONE;
  }

  private Says says() {
    if (messageId != null && (!choice.isSent || messageId.isBlank())) {
      throw Console.wrong(spec, "--message-id M goes with --sent, and M must not be empty");
    }
    if (isWithoutEvidence && !choice.isNotSent) {
      throw Console.wrong(spec, "--without-evidence goes with --not-sent");
    }
    if (reason.isBlank()) {
      throw Console.wrong(spec, "--reason must not be empty");
    }
    if (choice.isSent) {
      return new WasSent(messageId);
    }
    return choice.isGivenUp ? new GivesUp() : new WasNotSent(isWithoutEvidence);
  }

  private static Failure failure(String sentence) {
    return new Failure(Exit.NOT_DONE, sentence);
  }
}
