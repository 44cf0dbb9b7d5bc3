package io.sendonce.scheduler.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @TempDir Path path;

  private ConfigDirectory directory;

  @BeforeEach
  void writeFiles() {
    directory = new ConfigDirectory(path);
  }

  @Test
  void aSecretIsReadFromAFileWithoutTheLineBreakAtItsEnd() throws ConfigurationException {
    Configuration configuration =
        directory
            .write("password", " pa ss \r\n")
            .settings("database.password.file = password\n")
            .load();

    assertThat(configuration.settings().database().password().value()).isEqualTo(" pa ss ");
    assertThat(configuration.describe())
        .anyMatch(line -> line.matches("database\\.password +\\*\\*\\* +secret file .*password"));
  }

  @Test
  void aSecretFileOfTheEnvironmentIsStrongerThanASecretInTheFile() throws ConfigurationException {
    directory.write("key", "from-a-file\n");

    Map<String, String> environment =
        Map.of("SENDONCE_UNIPILE_API_KEY_FILE", path.resolve("key").toString());
    assertThat(directory.load(environment).settings().unipile().apiKey().value())
        .isEqualTo("from-a-file");
  }

  @Test
  void aSecretFileThatCannotBeReadIsNamed() {
    assertThat(directory.settings("database.password.file = nowhere\n").problems())
        .isEqualTo(
            """
            config/sendonce.properties has 1 problem:
              line 5: database.password.file names a file that cannot be read: config/nowhere""");
  }

  @Test
  void aSecretGivenInTwoWaysIsRefused() {
    assertThat(directory.write("key", "k").settings("unipile.api-key.file = key\n").problems())
        .isEqualTo(
            """
            config/sendonce.properties has 1 problem:
              line 5: unipile.api-key and unipile.api-key.file are both set: keep one of them""");
  }

  @Test
  void aWrongSecretIsNotShown() {
    assertThat(directory.problems(Map.of("SENDONCE_UNIPILE_API_KEY", "  ")))
        .isEqualTo(
            "the environment has 1 problem:\n  SENDONCE_UNIPILE_API_KEY = *** must not be empty");
  }

  @Test
  void aPasswordInsideTheUrlIsRefusedWithoutShowingIt() {
    String url = "jdbc:postgresql://localhost/x?user=sendonce&password=hunter2";

    assertThat(directory.problems(Map.of("SENDONCE_DATABASE_URL", url)))
        .isEqualTo(
            "the environment has 1 problem:\n  SENDONCE_DATABASE_URL must not hold a password, it"
                + " is printed: use database.password");
  }

  @Test
  void anotherUserInsideTheUrlIsRefused() {
    String url = "jdbc:postgresql://localhost/x?user=somebody";

    assertThat(directory.problems(Map.of("SENDONCE_DATABASE_URL", url)))
        .endsWith(
            "SENDONCE_DATABASE_URL names another user than database.user: take user= out of it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fifteen-letters",
        "sixteen-letters-,",
        ",sixteen-letters-",
        "sixteen-letters-,fifteen-letters",
        "sixteen-letters-,sixteen-letters2,sixteen-letters3",
        "sixteen letters-",
        "sixteen-letters-, sixteen-letters2"
      })
  void aWebhooksSecretIsLongEnoughAndIsNotShown(String secret) {
    assertThat(directory.problems(Map.of("SENDONCE_WEBHOOK_SECRET", secret)))
        .isEqualTo(
            "the environment has 1 problem:\n  SENDONCE_WEBHOOK_SECRET = *** must be empty, or 16"
                + " or more visible characters; two such, separated by a comma, while it is being"
                + " changed");
  }

  @Test
  void aWebhookMayHaveTwoSecretsWhileItIsBeingChanged() throws ConfigurationException {
    Configuration configuration =
        directory
            .write("secrets", "sixteen-letters-,sixteen-letters2\n")
            .settings("webhook.enabled = true\nwebhook.secret.file = secrets\n")
            .load();
    assertThat(configuration.settings().webhook().sender().secrets())
        .containsExactly("sixteen-letters-", "sixteen-letters2");
    assertThat(configuration.settings().toString()).doesNotContain("sixteen");
    assertThat(configuration.describe()).noneMatch(line -> line.contains("sixteen"));
  }

  @Test
  void noRecordPrintsASecret() throws ConfigurationException {
    assertThat(directory.settings("database.password = hunter2\n").load().settings().toString())
        .doesNotContain("hunter2")
        .doesNotContain("key-of-a-test")
        .contains("password=***");
  }
}
