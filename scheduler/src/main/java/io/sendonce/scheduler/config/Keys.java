package io.sendonce.scheduler.config;

import static io.sendonce.scheduler.config.Kind.address;
import static io.sendonce.scheduler.config.Kind.duration;
import static io.sendonce.scheduler.config.Kind.flag;
import static io.sendonce.scheduler.config.Kind.number;
import static io.sendonce.scheduler.config.Kind.oneOf;
import static io.sendonce.scheduler.config.Kind.secret;
import static io.sendonce.scheduler.config.Kind.text;
import static io.sendonce.scheduler.config.Kind.zone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every setting there is: key, rule, default and meaning, each said here and nowhere else. */
final class Keys {

  private static final List<Setting<?>> LISTED = new ArrayList<>();
  private static final String MAIL_ADDRESS = "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,200}";

  static final Setting<String> NODE_NAME =
      with(
          "node.name",
          text("must be 1 to 64 of the characters A-Z a-z 0-9 . _ -", "[A-Za-z0-9._-]{1,64}"),
          new Standard("host name and process id", NodeName::ofThisProcess),
          "how this node is named in the cluster, in logs and in PostgreSQL");

  static final Setting<String> DATABASE_URL =
      needed(
          "database.url",
          text("must begin with jdbc:postgresql: and name a database", "jdbc:postgresql:.+"),
          "the PostgreSQL database, 14 or newer");
  static final Setting<String> DATABASE_USER =
      needed("database.user", text("must not be empty", ".*\\S.*"), "who signs in to it");
  static final Setting<Secret> DATABASE_PASSWORD =
      set("database.password", secret("may be anything", any -> true), "", "the user's password");
  static final Setting<Integer> DATABASE_POOL =
      set(
          "database.pool",
          number(2, 200),
          "8",
          "connections of the application, one of them to be told of what is due; Quartz has its own, four more than its threads");
  static final Setting<Duration> DATABASE_TIMEOUT =
      set(
          "database.timeout",
          duration("1s", "10m"),
          "10s",
          "longest wait for a connection, and for an answer on one");

  static final Setting<String> UNIPILE_DSN =
      needed(
          "unipile.dsn",
          text("must not be empty", ".*\\S.*"),
          "the address that Unipile shows for the account, with its port");
  static final Setting<Secret> UNIPILE_API_KEY =
      needed(
          "unipile.api-key",
          secret("must not be empty", value -> !value.isBlank()),
          "the key that Unipile gave out");
  static final Setting<Duration> UNIPILE_CONNECT_TIMEOUT =
      set("unipile.connect-timeout", duration("100ms", "1m"), "5s", "longest wait to be connected");
  static final Setting<Duration> UNIPILE_TIMEOUT =
      set("unipile.timeout", duration("1s", "10m"), "30s", "longest time of a whole call");
  static final Setting<Duration> UNIPILE_READ_BACK_TIMEOUT =
      set(
          "unipile.read-back-timeout",
          duration("1s", "10m"),
          "30s",
          "longest time to read a conversation, or to ask about an account");
  static final Setting<Duration> UNIPILE_PAUSE_TOO_MANY_REQUESTS =
      set(
          "unipile.pause.too-many-requests",
          duration("0s", "7d"),
          "1h",
          "how long an account rests after 429, where Unipile does not say longer");
  static final Setting<Duration> UNIPILE_PAUSE_LIMIT_REACHED =
      set(
          "unipile.pause.limit-reached",
          duration("0s", "30d"),
          "24h",
          "how long an account rests after a limit of LinkedIn");
  static final Setting<Duration> UNIPILE_IDLE_CONNECTION =
      set(
          "unipile.idle-connection",
          duration("1s", "5m"),
          "20s",
          "how long an unused connection may still be used for a send");

  static final Setting<Integer> SEND_SLOTS =
      set("send.slots", number(1, 10_000), "32", "sends in flight at once on this node");
  static final Setting<Duration> SEND_SLICE =
      set(
          "send.slice",
          duration("1s", "10m"),
          "20s",
          "longest run of a lane, waiting or working, before it yields");
  static final Setting<Duration> SEND_SETTLE_WINDOW =
      set(
          "send.settle-window",
          duration("0s", "1s"),
          "5ms",
          "how long outcomes are gathered into one commit");
  static final Setting<Duration> SEND_LEASE =
      set(
          "send.lease",
          duration("2s", "1h"),
          "60s",
          "how long a claim holds a message, by the database's clock");
  static final Setting<Duration> SEND_MARGIN =
      set(
          "send.margin",
          duration("1s", "10m"),
          "5s",
          "how much of the lease must be left after the longest call");
  static final Setting<Duration> SEND_RETRY_FIRST =
      set(
          "send.retry.first",
          duration("1s", "1d"),
          "30s",
          "wait before a message that was certainly not sent is tried again");
  static final Setting<Duration> SEND_RETRY_LONGEST =
      set("send.retry.longest", duration("1s", "7d"), "1h", "the wait doubles up to this");
  static final Setting<Integer> SEND_RETRY_LIMIT =
      set("send.retry.limit", number(1, 100), "8", "attempts before a message has failed");

  static final Setting<UncertainPolicy> UNCERTAIN_POLICY =
      set(
          "uncertain.policy",
          oneOf(UncertainPolicy.class),
          "hold",
          "what follows evidence of absence: a person decides, or it is sent again");
  static final Setting<Duration> UNCERTAIN_FIRST_LOOK =
      set(
          "uncertain.first-look",
          duration("1s", "1d"),
          "2m",
          "wait after an unknown outcome before the provider is asked");
  static final Setting<Duration> UNCERTAIN_NEXT_LOOK =
      set("uncertain.next-look", duration("1s", "1d"), "5m", "wait between two looks");
  static final Setting<Integer> UNCERTAIN_LOOKS =
      set("uncertain.looks", number(2, 100), "2", "how many complete looks must agree");
  static final Setting<Duration> UNCERTAIN_ASK_PERSON_AFTER =
      set(
          "uncertain.ask-person-after",
          duration("1m", "365d"),
          "7d",
          "time since the attempt ended after which a person is asked for, whatever the policy");
  static final Setting<Duration> UNCERTAIN_ABSENT_AFTER =
      set(
          "uncertain.absent-after",
          duration("1s", "30d"),
          "30m",
          "time since the attempt ended before not found can mean not sent");
  static final Setting<Duration> UNCERTAIN_ACCOUNT_PAUSE =
      set(
          "uncertain.account-pause",
          duration("0s", "7d"),
          "1m",
          "how long an account rests after an unknown outcome");

  static final Setting<Integer> BREAKER_FAILURES =
      set("breaker.failures", number(1, 1000), "3", "failures in a row that stop all sends");
  static final Setting<Duration> BREAKER_PAUSE =
      set("breaker.pause", duration("1s", "1h"), "30s", "the first stop");
  static final Setting<Duration> BREAKER_LONGEST =
      set("breaker.longest", duration("1s", "1d"), "10m", "stops double up to this");

  static final Setting<Boolean> WEBHOOK_ENABLED =
      set(
          "webhook.enabled",
          flag(),
          "false",
          "whether this node takes what Unipile's webhook tells; it needs webhook.secret then");
  static final Setting<String> WEBHOOK_ADDRESS =
      set(
          "webhook.address",
          text("must be a name or number of this machine", "[A-Za-z0-9.:_-]{1,255}"),
          "127.0.0.1",
          "where it listens, without TLS");
  static final Setting<Integer> WEBHOOK_PORT =
      set("webhook.port", number(1, 65_535), "8085", "the port it listens on");
  static final Setting<String> WEBHOOK_PATH =
      set(
          "webhook.path",
          text(
              "must be / and letters, digits or any of / _ . - after it",
              "/[A-Za-z0-9_.-][A-Za-z0-9/_.-]{0,199}"),
          "/webhooks/unipile",
          "what is posted to");
  static final Setting<String> WEBHOOK_HEADER =
      set(
          "webhook.header",
          text("must be 1 to 64 letters, digits or dashes", "[A-Za-z0-9-]{1,64}"),
          "Unipile-Auth",
          "the header that carries the secret");
  static final Setting<Secret> WEBHOOK_SECRET =
      set(
          "webhook.secret",
          secret(
              "must be empty, or 16 or more visible characters; two such, separated by a comma,"
                  + " while it is being changed",
              value -> value.matches("|[!-+\\--~]{16,}(,[!-+\\--~]{16,})?")),
          "",
          "what the webhook was registered with");

  static final Setting<Boolean> CONSOLE_ENABLED =
      set("console.enabled", flag(), "false", "whether this node serves the console");
  static final Setting<String> CONSOLE_ADDRESS =
      set(
          "console.address",
          text("must be a name or number of this machine", "[A-Za-z0-9.:_-]{1,255}"),
          "127.0.0.1",
          "where the console listens; elsewhere than here only behind a proxy");
  static final Setting<Integer> CONSOLE_PORT =
      set("console.port", number(1, 65_535), "8086", "the port it listens on");
  static final Setting<String> CONSOLE_PATH =
      set(
          "console.path",
          text(
              "must be empty, or / and letters, digits or any of / _ . - after it, without a / at the end",
              "|(/[A-Za-z0-9_.-]{1,100}){1,5}"),
          "",
          "what comes before every path of it");
  static final Setting<String> CONSOLE_USERS =
      set(
          "console.users",
          text("must not be empty", ".*\\S.*"),
          "users.properties",
          "the file of those who may sign in, beside this one unless its path is absolute");
  static final Setting<String> CONSOLE_TOKENS =
      set(
          "console.tokens",
          text("must not be empty", ".*\\S.*"),
          "tokens.properties",
          "the file of the HTTP API's tokens, beside this one unless its path is absolute");
  static final Setting<Duration> CONSOLE_SESSION =
      set("console.session", duration("1m", "7d"), "12h", "how long somebody stays signed in");
  static final Setting<Boolean> CONSOLE_BEHIND_PROXY =
      set(
          "console.behind-proxy",
          flag(),
          "false",
          "whether a proxy in front of it adds TLS and X-Forwarded-For");
  static final Setting<String> CONSOLE_TIME_ZONE =
      set(
          "console.time-zone",
          zone(),
          "UTC",
          "in which it shows times, and in which its days begin");

  static final Setting<String> CONSOLE_ADDRESS_OUTSIDE =
      set(
          "console.address-outside",
          text("must be empty, or begin with http:// or https://", "|https?://[!-~]+"),
          "",
          "the console's address as people have it; alerts lead there");

  static final Setting<Duration> ALERTS_REPEAT =
      set(
          "alerts.repeat",
          duration("5m", "7d"),
          "1h",
          "after what time a critical alert is told again, until somebody acknowledges it");
  static final Setting<Secret> ALERTS_WEBHOOK_URL =
      set(
          "alerts.webhook.url",
          address(),
          "",
          "where alerts are posted to; never shown, because such addresses hold keys");
  static final Setting<Secret> ALERTS_WEBHOOK_SECRET =
      set(
          "alerts.webhook.secret",
          secret(
              "must be empty, or 16 or more visible characters",
              value -> value.matches("|[!-~]{16,}")),
          "",
          "what each post is signed with");
  static final Setting<String> ALERTS_MAIL_HOST =
      set(
          "alerts.mail.host",
          text("must be empty, or a name or number of a machine", "|[A-Za-z0-9.:_-]{1,255}"),
          "",
          "the mail server; no mail without one");
  static final Setting<Integer> ALERTS_MAIL_PORT =
      set("alerts.mail.port", number(1, 65_535), "587", "the port it listens on");
  static final Setting<MailSecurity> ALERTS_MAIL_SECURITY =
      set(
          "alerts.mail.security",
          oneOf(MailSecurity.class),
          "starttls",
          "how the way there is kept secret; starttls sends nothing to a server without it");
  static final Setting<String> ALERTS_MAIL_USER =
      set(
          "alerts.mail.user",
          text("must be visible characters", "[ -~]{0,200}"),
          "",
          "who signs in to it; nobody if empty");
  static final Setting<Secret> ALERTS_MAIL_PASSWORD =
      set("alerts.mail.password", secret("may be anything", any -> true), "", "their password");
  static final Setting<String> ALERTS_MAIL_FROM =
      set(
          "alerts.mail.from",
          text("must be empty, or an address such as sendonce@example.org", "|" + MAIL_ADDRESS),
          "",
          "whom mails come from");
  static final Setting<String> ALERTS_MAIL_TO =
      set(
          "alerts.mail.to",
          text(
              "must be empty, or addresses separated by commas",
              "|" + MAIL_ADDRESS + "( *, *" + MAIL_ADDRESS + ")*"),
          "",
          "whom mails go to");
  static final Setting<Secret> ALERTS_HEARTBEAT_URL =
      set(
          "alerts.heartbeat.url",
          address(),
          "",
          "posted to after every complete look, so that a monitor outside notices when nobody watches");
  static final Setting<Duration> ALERTS_DUPLICATE_WITHIN =
      set(
          "alerts.duplicate-within",
          duration("1s", "1d"),
          "1h",
          "more than one message to a person within this is worth an alert");
  static final Setting<Duration> ALERTS_STUCK_AFTER =
      set(
          "alerts.stuck-after",
          duration("1s", "1d"),
          "5m",
          "a message is in flight for too long after this, or after twice its lease; never before its lease is over");
  static final Setting<Duration> ALERTS_NOT_SENDING_AFTER =
      set(
          "alerts.not-sending-after",
          duration("1m", "1d"),
          "15m",
          "how long something may be due and allowed without an attempt");
  static final Setting<Duration> ALERTS_UNCERTAIN_AFTER =
      set(
          "alerts.uncertain-after",
          duration("1s", "30d"),
          "15m",
          "longest doubt about a message that nobody needs to hear of");
  static final Setting<Duration> ALERTS_ACCOUNT_DOWN_AFTER =
      set(
          "alerts.account-down-after",
          duration("0s", "30d"),
          "10m",
          "how long the provider may hold an account back that has something due");
  static final Setting<Duration> ALERTS_CLOCK_OFFSET =
      set(
          "alerts.clock-offset",
          duration("100ms", "1h"),
          "2s",
          "how far a node's clock may be from the database's");
  static final Setting<Integer> ALERTS_REFUSED_PERCENT =
      set(
          "alerts.refused.percent",
          number(1, 100),
          "20",
          "more of an account's requests refused within a day is worth an alert");
  static final Setting<Integer> ALERTS_REFUSED_REQUESTS =
      set(
          "alerts.refused.requests",
          number(1, 100_000),
          "20",
          "with fewer requests than this nothing can be said");
  static final Setting<Duration> ALERTS_READ_BACK_EVERY =
      set(
          "alerts.read-back.every",
          duration("0s", "7d"),
          "10m",
          "how often the provider is asked for a sample of conversations; 0s for never");
  static final Setting<Integer> ALERTS_READ_BACK_CONVERSATIONS =
      set(
          "alerts.read-back.conversations",
          number(1, 100),
          "5",
          "how many of those written into last");

  static final Setting<Duration> SHUTDOWN_TIMEOUT =
      set(
          "shutdown.timeout",
          duration("5s", "1h"),
          "45s",
          "how long a node that was asked to stop may take");

  /** All settings in the order of the reference table. */
  static final List<Setting<?>> ALL = List.copyOf(LISTED);

  private Keys() {}

  private static <T> Setting<T> needed(String key, Kind<T> kind, String meaning) {
    return listed(new Setting<>(key, kind, null, meaning));
  }

  private static <T> Setting<T> set(String key, Kind<T> kind, String standard, String meaning) {
    return with(key, kind, Standard.of(standard), meaning);
  }

  private static <T> Setting<T> with(String key, Kind<T> kind, Standard standard, String meaning) {
    return listed(new Setting<>(key, kind, standard, meaning));
  }

  private static <T> Setting<T> listed(Setting<T> setting) {
    LISTED.add(setting);
    return setting;
  }
}
