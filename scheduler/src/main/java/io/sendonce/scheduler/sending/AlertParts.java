package io.sendonce.scheduler.sending;

import io.sendonce.jobs.alerts.channel.ChannelSettings;
import io.sendonce.jobs.watch.WatchSettings;
import io.sendonce.scheduler.config.AlertSettings;
import io.sendonce.scheduler.config.MailSecurity;
import io.sendonce.scheduler.config.NodeSettings;
import java.util.Optional;

/** The settings of alerts as the jobs module takes them. */
final class AlertParts {

  private AlertParts() {}

  static ChannelSettings channels(NodeSettings settings) {
    AlertSettings alerts = settings.alerts();
    return new ChannelSettings(
        webhook(alerts.webhook()),
        mail(alerts.mail()),
        alerts.heartbeatUrl().value(),
        settings.console().addressOutside());
  }

  static WatchSettings limits(AlertSettings.Limits limits) {
    return new WatchSettings(
        limits.duplicateWithin(),
        limits.stuckAfter(),
        limits.notSendingAfter(),
        limits.uncertainAfter(),
        limits.accountDownAfter(),
        new WatchSettings.Refusals(limits.refusals().percent(), limits.refusals().requests()),
        limits.clockOffset(),
        new WatchSettings.ReadBackSample(
            limits.readBack().every(), limits.readBack().conversations()));
  }

  private static Optional<ChannelSettings.Webhook> webhook(AlertSettings.Webhook webhook) {
    return webhook.url().value().isEmpty()
        ? Optional.empty()
        : Optional.of(new ChannelSettings.Webhook(webhook.url().value(), webhook.secret().value()));
  }

  private static Optional<ChannelSettings.Mail> mail(AlertSettings.Mail mail) {
    return mail.host().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ChannelSettings.Mail(
                mail.host(),
                mail.port(),
                security(mail.security()),
                mail.signIn().user(),
                mail.signIn().password().value(),
                mail.addresses().from(),
                mail.addresses().recipients()));
  }

  private static ChannelSettings.Security security(MailSecurity security) {
    return switch (security) {
      case STARTTLS -> ChannelSettings.Security.STARTTLS;
      case TLS -> ChannelSettings.Security.TLS;
      case NONE -> ChannelSettings.Security.NONE;
    };
  }
}
