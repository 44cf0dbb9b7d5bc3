package io.sendonce.scheduler.command;

import io.sendonce.jobs.status.MessageHistory;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.text.HistoryText;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sendonce messages show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Show everything on record about a message.",
    description = {
      "Everything on record about one message: where it stands, why it waits, every",
      "attempt, what was learned of them, every change of state, the ledger's row."
    },
    footerHeading = "%nExample:%n",
    footer = "  sendonce messages show 812",
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {
      Exit.DONE_TEXT,
      "1:there is no such message",
      Exit.WRONG_TEXT,
      Exit.UNREACHABLE_TEXT
    })
final class MessagesShowCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Parameters(paramLabel = "ID", description = "The message's id in send_queue.")
  private long id;

  @Option(names = "--with-text", description = "Show the message's text too.")
  private boolean isWithText;

  @Spec private @Nullable CommandSpec spec;

  MessagesShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException, Failure {
    Session session = config.open(surroundings);
    Optional<MessageHistory> history = new QueueStatus(session.database()).history(id);
    if (history.isEmpty()) {
      throw new Failure(Exit.NOT_DONE, "there is no message " + id);
    }
    Console.show(spec, HistoryText.of(history.get(), isWithText));
    return Exit.DONE;
  }
}
