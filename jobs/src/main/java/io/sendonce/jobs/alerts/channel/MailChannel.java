package io.sendonce.jobs.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sendonce.jobs.alerts.Channel;
import io.sendonce.jobs.alerts.Notice;
import io.sendonce.jobs.alerts.UndeliveredException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** Mails alerts, one mail each. */
final class MailChannel implements Channel {

  private static final String TIMEOUT_MS = "5000";

  private final ChannelSettings.Mail mail;
  private final Links links;
  private final Session session;

  MailChannel(ChannelSettings.Mail mail, Links links) {
    this.mail = mail;
    this.links = links;
    this.session = Session.getInstance(properties(mail));
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public void deliver(Notice notice) throws UndeliveredException {
    String protocol = protocol(mail);
    try (Transport transport = session.getTransport(protocol)) {
      MimeMessage message = message(notice);
      String user = mail.user().isEmpty() ? null : mail.user();
      transport.connect(mail.host(), mail.port(), user, user == null ? null : mail.password());
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      throw new UndeliveredException(reason(e));
    }
  }

  private MimeMessage message(Notice notice) throws MessagingException {
    MimeMessage message = new AlertMail(session, notice);
    message.setFrom(new InternetAddress(mail.from(), true));
    for (String address : mail.to()) {
      message.addRecipient(RecipientType.TO, new InternetAddress(address, true));
    }
    // Whatever a subject says, it is one line: see Notice.
    message.setSubject("[sendonce] " + notice.headline(), UTF_8.name());
    message.setText(text(notice), UTF_8.name());
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Sendonce-Event-Id", notice.eventId().toString());
    message.setSentDate(Date.from(notice.happenedAt()));
    message.saveChanges();
    return message;
  }

  private String text(Notice notice) {
    List<String> lines = new ArrayList<>();
    lines.add(notice.headline());
    lines.add(notice.detail());
    lines.add("");
    lines.add(notice.whatToDo());
    links.to(notice).ifPresent(lines::add);
    lines.add("");
    lines.add(
        "Alert %d, %s at %s; open since %s, seen %d %s."
            .formatted(
                notice.alertId(),
                notice.kind(),
                notice.happenedAt().truncatedTo(ChronoUnit.SECONDS),
                notice.openedAt().truncatedTo(ChronoUnit.SECONDS),
                notice.seen(),
                notice.seen() == 1 ? "time" : "times"));
    if (!notice.isResolved() && notice.alertId() > 0) {
      lines.add("sendonce alerts acknowledge " + notice.alertId());
    }
    return String.join("\r\n", lines) + "\r\n";
  }

  private static Properties properties(ChannelSettings.Mail mail) {
    String prefix = "mail." + protocol(mail) + ".";
    Properties properties = new Properties();
    for (String bound : List.of("connectiontimeout", "timeout", "writetimeout")) {
      properties.setProperty(prefix + bound, TIMEOUT_MS);
    }
    properties.setProperty(prefix + "auth", Boolean.toString(!mail.user().isEmpty()));
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    boolean isStarted = mail.security() == ChannelSettings.Security.STARTTLS;
    properties.setProperty(prefix + "starttls.enable", Boolean.toString(isStarted));
    properties.setProperty(prefix + "starttls.required", Boolean.toString(isStarted));
    return properties;
  }

  private static String protocol(ChannelSettings.Mail mail) {
    return mail.security() == ChannelSettings.Security.TLS ? "smtps" : "smtp";
  }

  /** The library's own words without their stack; it never puts a password into them. */
  private static String reason(MessagingException e) {
    String name = e.getClass().getSimpleName();
    String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return String.format(Locale.ROOT, "%s: %s", name, words);
  }

  /** A mail whose message id stays the same whenever it is sent again. */
  private static final class AlertMail extends MimeMessage {

    private final String messageId;

    AlertMail(Session session, Notice notice) {
      super(session);
      this.messageId = "<" + notice.eventId() + "@sendonce>";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
