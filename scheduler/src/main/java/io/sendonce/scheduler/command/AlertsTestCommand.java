package io.sendonce.scheduler.command;

import io.sendonce.jobs.alerts.Channel;
import io.sendonce.jobs.alerts.Condition;
import io.sendonce.jobs.alerts.Notice;
import io.sendonce.jobs.alerts.Severity;
import io.sendonce.jobs.alerts.UndeliveredException;
import io.sendonce.jobs.alerts.channel.Channels;
import io.sendonce.scheduler.config.Configuration;
import io.sendonce.scheduler.config.ConfigurationException;
import io.sendonce.scheduler.config.NodeSettings;
import io.sendonce.scheduler.sending.SendingParts;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sendonce alerts test}. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    header = "Try whether alerts arrive.",
    description = {
      "Sends a test alert through each channel that is configured, and says what came",
      "of it. Needs no database and changes nothing."
    },
    footerHeading = "%nExample:%n",
    footer = "  sendonce alerts test",
    exitCodeListHeading = Exit.HEADING,
    exitCodeList = {"0:each channel took it", "1:one did not", Exit.WRONG_TEXT})
final class AlertsTestCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private ConfigOption config = new ConfigOption();

  @Spec private @Nullable CommandSpec spec;

  AlertsTestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws ConfigurationException {
    NodeSettings settings =
        Configuration.load(config.directory(surroundings), surroundings.settings()).settings();
    boolean isTaken = true;
    try (Channels channels = SendingParts.channels(settings)) {
      for (Channel channel : channels.all()) {
        isTaken &= isTaken(channel);
      }
    }
    if (settings.alerts().webhook().url().value().isEmpty()) {
      Console.out(spec).println("webhook: not configured, see alerts.webhook.url");
    }
    if (settings.alerts().mail().host().isEmpty()) {
      Console.out(spec).println("mail: not configured, see alerts.mail.host");
    }
    return isTaken ? Exit.DONE : Exit.NOT_DONE;
  }

  private boolean isTaken(Channel channel) {
    try {
      channel.deliver(notice());
      Console.out(spec).println(channel.name() + ": took it");
      return true;
    } catch (UndeliveredException e) {
      Console.out(spec).println(channel.name() + ": did not take it: " + e.reason());
      return false;
    }
  }

  private Notice notice() {
    Instant now = surroundings.clock().instant();
    return new Notice(
        UUID.randomUUID(),
        0,
        "opened",
        Condition.TEST.word(),
        "alerts",
        Severity.INFO,
        "sent by sendonce alerts test",
        1,
        now,
        now);
  }
}
