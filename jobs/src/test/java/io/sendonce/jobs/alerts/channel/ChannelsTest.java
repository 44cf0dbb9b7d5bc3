package io.sendonce.jobs.alerts.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.sendonce.jobs.alerts.Channel;
import io.sendonce.jobs.alerts.Notice;
import io.sendonce.jobs.alerts.Severity;
import io.sendonce.jobs.alerts.UndeliveredException;
import io.sendonce.jobs.alerts.channel.ChannelSettings.Mail;
import io.sendonce.jobs.alerts.channel.ChannelSettings.Security;
import io.sendonce.jobs.alerts.channel.ChannelSettings.Webhook;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each way out, over a real wire. */
class ChannelsTest {

  private static final String SECRET = "0123456789abcdef";
  private static final UUID EVENT = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

  private final Receiver receiver;
  private final GreenMail mailServer;

  ChannelsTest() throws Exception {
    receiver = new Receiver();
    mailServer = new GreenMail(ServerSetup.SMTP.dynamicPort());
  }

  @BeforeEach
  void start() {
    mailServer.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
    mailServer.stop();
  }

  // --- webhook

  @Test
  void aWebhookIsPostedSignedJson() throws Exception {
    try (Channels channels = new Channels(withWebhook("/hook?key=k1"), CLOCK)) {
      channel(channels, "webhook").deliver(notice("opened"));
    }
    Receiver.Post post = receiver.posts().get(0);
    assertThat(post.method()).isEqualTo("POST");
    assertThat(post.path()).isEqualTo("/hook?key=k1");
    assertThat(post.header("Content-type")).startsWith("application/json");
    assertThat(post.header("Sendonce-event-id")).isEqualTo(EVENT.toString());
    assertThat(post.header("Sendonce-signature"))
        .isEqualTo("t=1700000000,v1=" + hmac("1700000000." + post.body()));
    JsonNode json = new JsonMapper().readTree(post.body());
    assertThat(json.get("event_id").asString()).isEqualTo(EVENT.toString());
    assertThat(json.get("event").asString()).isEqualTo("opened");
    assertThat(json.get("dedup_key").asString()).isEqualTo("not-sending: queue");
    assertThat(json.get("severity").asString()).isEqualTo("critical");
    assertThat(json.get("count").asLong()).isEqualTo(3);
    assertThat(json.get("link").asString()).isEqualTo("https://sendonce.example.org/cluster");
    assertThat(json.get("what_to_do").asString()).startsWith("See with sendonce status");
  }

  @Test
  void aRepetitionHasTheSameBodyAndEventId() throws Exception {
    try (Channels channels = new Channels(withWebhook("/"), Clock.systemUTC())) {
      channel(channels, "webhook").deliver(notice("opened"));
      channel(channels, "webhook").deliver(notice("opened"));
    }
    assertThat(receiver.posts().get(1).body()).isEqualTo(receiver.posts().get(0).body());
  }

  @Test
  void anythingButSuccessIsNotDelivered() throws Exception {
    try (Channels channels = new Channels(withWebhook("/hook?key=k1"), CLOCK)) {
      receiver.answers(500);
      assertUndelivered(channels, "webhook", "HTTP 500");
      receiver.answers(302);
      assertUndelivered(channels, "webhook", "HTTP 302");
      assertThat(receiver.posts()).as("no redirect is followed").hasSize(2);
      receiver.close();
      assertThatThrownBy(() -> channel(channels, "webhook").deliver(notice("opened")))
          .isInstanceOf(UndeliveredException.class)
          .hasMessageStartingWith("no answer within 10 s: ")
          .hasMessageNotContaining("k1");
    }
  }

  @Test
  void theHeartbeatIsPostedAndItsFailureHarmsNobody() throws Exception {
    ChannelSettings settings =
        new ChannelSettings(Optional.empty(), Optional.empty(), receiver.url("/ping/1"), "");
    try (Channels channels = new Channels(settings, CLOCK)) {
      channels.beat();
      receiver.answers(500);
      channels.beat();
      receiver.close();
      channels.beat();
    }
    assertThat(receiver.posts())
        .extracting(Receiver.Post::path)
        .containsExactly("/ping/1", "/ping/1");
    try (Channels channels = new Channels(ChannelSettings.LOG_ONLY, CLOCK)) {
      channels.beat();
      assertThat(channels.all()).extracting(Channel::name).containsExactly("log");
    }
  }

  // --- mail

  @Test
  void aMailSaysWhatHappenedAndWhatToDo() throws Exception {
    try (Channels channels = new Channels(withMail(Security.NONE, ""), CLOCK)) {
      channel(channels, "mail").deliver(notice("opened"));
      channel(channels, "mail").deliver(notice("opened"));
    }
    assertThat(mailServer.waitForIncomingEmail(30_000, 4)).isTrue();
    MimeMessage mail = mailServer.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("[sendonce] critical: not-sending: queue");
    assertThat(mail.getFrom()[0]).hasToString("sendonce@example.org");
    assertThat(mail.getRecipients(RecipientType.TO)).hasSize(2);
    assertThat(mail.getMessageID()).isEqualTo("<" + EVENT + "@sendonce>");
    assertThat(mailServer.getReceivedMessages()[2].getMessageID()).isEqualTo(mail.getMessageID());
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getContent().toString())
        .contains("1 account has something due")
        .contains("See with sendonce status")
        .contains("https://sendonce.example.org/cluster")
        .contains(
            "Alert 12, opened at 2026-03-02T09:00:00Z; open since 2026-03-02T08:00:00Z, seen 3 times.")
        .contains("sendonce alerts acknowledge 12");
  }

  @Test
  void noTextCanAddAHeaderOrARecipient() throws Exception {
    Notice evil =
        new Notice(
            EVENT,
            12,
            "opened",
            "duplicate\r\nX-Evil: 1",
            "person x\r\nBcc: victim@example.org\r\n\r\nbody\u2028\u0085",
            Severity.CRITICAL,
            "a\r\n.\r\nMAIL FROM:<x@example.org>",
            1,
            AT,
            AT);
    try (Channels channels = new Channels(withMail(Security.NONE, ""), CLOCK)) {
      channel(channels, "mail").deliver(evil);
    }
    assertThat(mailServer.waitForIncomingEmail(30_000, 2)).isTrue();
    assertThat(mailServer.getReceivedMessages()).hasSize(2);
    MimeMessage mail = mailServer.getReceivedMessages()[0];
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getHeader("X-Evil")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(2);
    assertThat(mail.getSubject())
        .isEqualTo(
            "[sendonce] critical: duplicate X-Evil: 1: person x Bcc: victim@example.org body");
    assertThat(mail.getContent().toString()).contains("a . MAIL FROM:<x@example.org>");
  }

  @Test
  void aUserSignsIn() throws Exception {
    mailServer.setUser("operators@example.org", "ada", "right");
    try (Channels channels = new Channels(withMail(Security.NONE, "ada"), CLOCK)) {
      channel(channels, "mail").deliver(notice("opened"));
    }
    assertThat(mailServer.waitForIncomingEmail(30_000, 1)).isTrue();
  }

  /** A server without STARTTLS hears neither password nor alert. */
  @Test
  void nothingIsSaidToAServerThatCannotKeepItSecret() {
    try (Channels channels = new Channels(withMail(Security.STARTTLS, "ada"), CLOCK)) {
      assertThatThrownBy(() -> channel(channels, "mail").deliver(notice("opened")))
          .isInstanceOf(UndeliveredException.class)
          .hasMessageContaining("STARTTLS")
          .hasMessageNotContaining("right");
    }
    assertThat(mailServer.getReceivedMessages()).isEmpty();
  }

  @Test
  void aMailServerThatIsNotThereIsToldInOneLine() {
    int port = mailServer.getSmtp().getPort();
    ChannelSettings settings = withMail(Security.NONE, "", port);
    mailServer.stop();
    try (Channels channels = new Channels(settings, CLOCK)) {
      assertThatThrownBy(() -> channel(channels, "mail").deliver(notice("opened")))
          .isInstanceOf(UndeliveredException.class)
          .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1));
    }
  }

  @Test
  void settingsPrintNoSecret() {
    assertThat(withWebhook("/hook?key=k1").toString() + withMail(Security.NONE, "ada"))
        .doesNotContain("k1", SECRET, "right");
  }

  private static void assertUndelivered(Channels channels, String name, String reason) {
    assertThatThrownBy(() -> channel(channels, name).deliver(notice("opened")))
        .isInstanceOf(UndeliveredException.class)
        .hasMessage(reason);
  }

  private static Channel channel(Channels channels, String name) {
    return channels.all().stream()
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Notice notice(String kind) {
    return new Notice(
        EVENT,
        12,
        kind,
        "not-sending",
        "queue",
        Severity.CRITICAL,
        "1 account has something due and allowed and no attempt for 15 min",
        3,
        AT.minusSeconds(3600),
        AT);
  }

  private ChannelSettings withWebhook(String path) {
    return new ChannelSettings(
        Optional.of(new Webhook(receiver.url(path), SECRET)),
        Optional.empty(),
        "",
        "https://sendonce.example.org/");
  }

  private ChannelSettings withMail(Security security, String user) {
    return withMail(security, user, mailServer.getSmtp().getPort());
  }

  private static ChannelSettings withMail(Security security, String user, int port) {
    return new ChannelSettings(
        Optional.empty(),
        Optional.of(
            new Mail(
                "127.0.0.1",
                port,
                security,
                user,
                "right",
                "sendonce@example.org",
                List.of("operators@example.org", "night@example.org"))),
        "",
        "https://sendonce.example.org/");
  }

  private static String hmac(String signed) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)));
  }
}
