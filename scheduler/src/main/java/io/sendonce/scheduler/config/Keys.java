package io.sendonce.scheduler.config;

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
          "connections of the application; Quartz has its own, four more than its threads");
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
      set("send.slice", duration("1s", "10m"), "20s", "longest run of a lane before it yields");
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
