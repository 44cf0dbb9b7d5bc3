package io.sendonce.scheduler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

  @TempDir Path path;

  private ConfigDirectory directory;

  @BeforeEach
  void writeFiles() {
    directory = new ConfigDirectory(path);
  }

  @Test
  void whatNobodySetsHasItsDefault() throws ConfigurationException {
    NodeSettings settings = directory.load().settings();

    assertThat(settings.database().pool()).isEqualTo(8);
    assertThat(settings.database().password()).isEqualTo(new Secret(""));
    assertThat(settings.send().lease())
        .isEqualTo(new SendSettings.Lease(Duration.ofSeconds(60), Duration.ofSeconds(5)));
    assertThat(settings.send().lanes())
        .isEqualTo(new SendSettings.Lanes(32, Duration.ofSeconds(20), Duration.ofMillis(5)));
    assertThat(settings.uncertain().policy()).isEqualTo(UncertainPolicy.HOLD);
    assertThat(settings.uncertain().looks())
        .isEqualTo(
            new UncertainSettings.Looks(
                Duration.ofMinutes(2), Duration.ofMinutes(5), 2, Duration.ofDays(7)));
    assertThat(settings.breaker())
        .isEqualTo(new BreakerSettings(3, Duration.ofSeconds(30), Duration.ofMinutes(10)));
    assertThat(settings.shutdownTimeout()).isEqualTo(Duration.ofSeconds(45));
  }

  @Test
  void theEnvironmentIsStrongerThanTheFile() throws ConfigurationException {
    NodeSettings settings =
        directory
            .settings("send.lease = 2m\nsend.slots = 4\n")
            .load(Map.of("SENDONCE_SEND_LEASE", "3m", "SENDONCE_UNIPILE_API_KEY", "another"))
            .settings();

    assertThat(settings.send().lease().length()).isEqualTo(Duration.ofMinutes(3));
    assertThat(settings.send().lanes().slots()).isEqualTo(4);
    assertThat(settings.unipile().apiKey()).isEqualTo(new Secret("another"));
  }

  @Test
  void everyProblemOfEveryPlaceIsReportedAtOnce() {
    directory
        .settings("send.lease = 10s\nsend.slot = 3\nuncertain.policy = resend\nsend.slots = 0\n")
        .write("quartz.properties", "org.quartz.jobStore.isClustered = false\n")
        .without("jobs.properties");

    assertThat(directory.problems(Map.of("SENDONCE_SEND_SLICES", "1s", "PATH", "/bin")))
        .isEqualTo(
            """
            config/sendonce.properties has 4 problems:
              line 6: send.slot is not a setting; did you mean send.slots?
              line 8: send.slots = 0 must be a whole number from 1 to 10000
              line 7: uncertain.policy = resend must be hold or retry
              line 5: send.lease = 10s must be longer than unipile.timeout + send.margin (35s)
            the environment has 1 problem:
              SENDONCE_SEND_SLICES is not a setting; did you mean SENDONCE_SEND_SLICE?
            config/quartz.properties has 1 problem:
              line 1: org.quartz.jobStore.isClustered = false must be true: a store that is not \
            clustered takes the others' jobs over
            config/jobs.properties has 1 problem:
              the file is missing: copy the one that was shipped to declare the jobs in it, or \
            name another --config""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node.name = a b | node.name = a b must be 1 to 64 of the characters A-Z a-z 0-9 . _ -",
        "database.pool = 1 | database.pool = 1 must be a whole number from 2 to 200",
        "database.pool = many | database.pool = many must be a whole number from 2 to 200",
        "send.margin = 5 | send.margin = 5 must be a duration from 1s to 10m, written like 500ms,"
            + " 30s, 5m, 1h, 7d or PT30S",
        "send.settle-window = 2s | send.settle-window = 2s must be a duration from 0s to 1s,"
            + " written like 500ms, 30s, 5m, 1h, 7d or PT30S",
        "send.retry.limit = 101 | send.retry.limit = 101 must be a whole number from 1 to 100",
        "uncertain.looks = 1 | uncertain.looks = 1 must be a whole number from 2 to 100",
        "send.lease = 35s | send.lease = 35s must be longer than unipile.timeout + send.margin"
            + " (35s)",
        "send.retry.longest = 29s | send.retry.longest = 29s must not be shorter than"
            + " send.retry.first (30s)",
        "uncertain.absent-after = 119s | uncertain.absent-after = 119s must not be shorter than"
            + " uncertain.first-look (2m)",
        "uncertain.ask-person-after = 29m | uncertain.ask-person-after = 29m must not be shorter"
            + " than uncertain.absent-after (30m)",
        "breaker.longest = 29s | breaker.longest = 29s must not be shorter than breaker.pause"
            + " (30s)",
        "unipile.connect-timeout = 31s | unipile.timeout = 30s must not be shorter than"
            + " unipile.connect-timeout (31s)",
      })
  void aRuleSaysKeyValueAndWhatItMustBe(String line, String problem) {
    assertThat(directory.settings(line + "\n").problems())
        .startsWith("config/sendonce.properties has 1 problem:\n  ")
        .endsWith(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "webhook.enabled = yes | webhook.enabled = yes must be true or false",
        "webhook.port = 0 | webhook.port = 0 must be a whole number from 1 to 65535",
        "webhook.path = hook | webhook.path = hook must be / and letters, digits or any of / _ . -"
            + " after it",
        "webhook.path = /{any} | webhook.path = /{any} must be / and letters, digits or any of / _"
            + " . - after it",
        "webhook.header = A B | webhook.header = A B must be 1 to 64 letters, digits or dashes",
        "webhook.address = a b | webhook.address = a b must be a name or number of this machine",
      })
  void aWebhookSaysWhatIsWrongWithIt(String line, String problem) {
    assertThat(directory.settings(line + "\n").problems())
        .startsWith("config/sendonce.properties has 1 problem:\n  ")
        .endsWith(problem);
  }

  @Test
  void aWebhookThatAnybodyCouldUseIsRefused() throws ConfigurationException {
    assertThat(directory.settings("webhook.enabled = true\n").problems())
        .isEqualTo(
            """
            config/sendonce.properties has 1 problem:
              line 5: webhook.enabled = true needs webhook.secret: set it here or as \
            SENDONCE_WEBHOOK_SECRET""");
    WebhookSettings off = directory.settings("").load().settings().webhook();
    assertThat(off.isEnabled()).isFalse();
    assertThatThrownBy(() -> new WebhookSettings(true, off.address(), off.path(), off.sender()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("webhook.enabled = true needs webhook.secret");
  }

  @Test
  void aVariableThatBreaksARuleIsNamedAsItWasWritten() {
    assertThat(directory.problems(Map.of("SENDONCE_SEND_SLOTS", "", "SENDONCE_SEND_LEASE", "9s")))
        .isEqualTo(
            """
            the environment has 2 problems:
              SENDONCE_SEND_SLOTS =  must be a whole number from 1 to 10000
              SENDONCE_SEND_LEASE = 9s must be longer than unipile.timeout + send.margin (35s)""");
  }

  @Test
  void whatMustBeSetIsNamedWithBothWaysToSetIt() {
    assertThat(directory.write("sendonce.properties", "database.user = me\n").problems())
        .isEqualTo(
            """
            config/sendonce.properties has 3 problems:
              database.url is missing: set it here or as SENDONCE_DATABASE_URL
              unipile.dsn is missing: set it here or as SENDONCE_UNIPILE_DSN
              unipile.api-key is missing: set it here or as SENDONCE_UNIPILE_API_KEY""");
  }

  @Test
  void aMissingFileSaysWhichAndWhatToDo() {
    assertThat(directory.without("sendonce.properties").without("quartz.properties").problems())
        .isEqualTo(
            """
            config/sendonce.properties has 1 problem:
              the file is missing: copy the one that was shipped and set database.* and unipile.* \
            in it, or name another --config
            config/quartz.properties has 1 problem:
              the file is missing: copy the one that was shipped to use it as it is, or name \
            another --config""");
  }

  @Test
  void aKeySetTwiceIsRefused() {
    assertThat(directory.settings("send.slots = 3\nsend.slots = 4\n").problems())
        .isEqualTo(
            """
            config/sendonce.properties has 1 problem:
              line 6: send.slots is set twice; first in line 5""");
  }

  @Test
  void variablesOfTheStartScriptAndOfServicesAreNotOurs() {
    assertThat(
            directory.problems(
                Map.of(
                    "SENDONCE_JAVA_OPTS", "-Xmx1g",
                    "SENDONCE_HOME", "/opt/sendonce",
                    "SENDONCE_SERVICE_HOST", "10.0.0.1",
                    "SENDONCE_SERVICE_PORT_HTTP", "80",
                    "SENDONCE_PORT_80_TCP_ADDR", "10.0.0.1",
                    "SENDONCE_CONSOLE_PORT", "tcp://10.0.0.1:80")))
        .isEmpty();
  }

  @Test
  void noTwoSettingsShareAVariable() {
    List<String> variables =
        Keys.ALL.stream()
            .flatMap(setting -> setting.writableKeys().stream())
            .map(Setting::variable)
            .toList();

    assertThat(variables).doesNotHaveDuplicates().hasSizeGreaterThan(30);
  }

  @Test
  void everyDefaultKeepsItsOwnRule() {
    for (Setting<?> setting : Keys.ALL) {
      Standard standard = setting.standard();
      if (standard != null) {
        assertThat(setting.kind().parse(standard.value().get())).as(setting.key()).isPresent();
      }
    }
  }

  @Test
  void theNameOfAProcessIsAlwaysAllowed() {
    assertThat(NodeName.of("web 1.Example", 4711)).isEqualTo("web-1.Example-4711");
    assertThat(NodeName.of("h".repeat(200), 4711)).hasSize(64).endsWith("h-4711");
  }

  @Test
  void aRecordCannotBeMadeWrongByCodeEither() throws ConfigurationException {
    NodeSettings good = directory.load().settings();

    assertThatThrownBy(() -> new SendSettings.Lanes(0, Duration.ofSeconds(1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("send.slots = 0 must be a whole number from 1 to 10000");
    assertThatThrownBy(() -> new BreakerSettings(1, Duration.ofSeconds(9), Duration.ofSeconds(8)))
        .hasMessage("breaker.longest = 8s must not be shorter than breaker.pause (9s)");
    SendSettings shortLease =
        new SendSettings(
            good.send().lanes(),
            new SendSettings.Lease(Duration.ofSeconds(30), Duration.ofSeconds(1)),
            good.send().retry());
    assertThatThrownBy(
            () ->
                new NodeSettings(
                    good.name(),
                    good.database(),
                    good.unipile(),
                    shortLease,
                    good.uncertain(),
                    good.breaker(),
                    good.webhook(),
                    good.console(),
                    good.alerts(),
                    good.shutdownTimeout()))
        .hasMessage("send.lease = 30s must be longer than unipile.timeout + send.margin (31s)");
  }

  @Test
  void theStartUpBlockSaysWhereEachValueComesFrom() throws ConfigurationException {
    List<String> lines =
        directory
            .settings("node.name = a\nsend.slots = 4\n")
            .load(Map.of("SENDONCE_SEND_LEASE", "3m"))
            .describe();

    assertThat(lines)
        .anyMatch(line -> line.matches("send\\.slots +4 +.*sendonce\\.properties:6"))
        .anyMatch(line -> line.matches("send\\.lease +3m +environment SENDONCE_SEND_LEASE"))
        .anyMatch(line -> line.matches("send\\.margin +5s +default"))
        .anyMatch(line -> line.matches("unipile\\.api-key +\\*\\*\\* +.*sendonce\\.properties:4"))
        .anyMatch(line -> line.matches("org\\.quartz\\.jobStore\\.isClustered +true +filled in"))
        .anyMatch(line -> line.matches("org\\.quartz\\.scheduler\\.instanceId +a +node\\.name"))
        .noneMatch(line -> line.contains("key-of-a-test"));
    assertThat(lines.stream().map(line -> line.lastIndexOf("  ")).distinct()).hasSize(1);
  }

  @Test
  void theReferenceHasALineForEverySetting() {
    String table = Configuration.reference();

    assertThat(table)
        .startsWith("| setting | default | rule | meaning |\n|---|---|---|---|\n")
        .contains("| `database.url` | **required** | must begin with jdbc:postgresql:")
        .contains(
            "| `send.lease` | `60s` | must be a duration from 2s to 1h; must be longer than"
                + " unipile.timeout + send.margin | ");
    assertThat(table.lines()).hasSize(Keys.ALL.size() + 2);
  }
}
