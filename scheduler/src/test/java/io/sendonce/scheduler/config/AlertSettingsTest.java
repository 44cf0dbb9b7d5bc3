package io.sendonce.scheduler.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertSettingsTest {

  @TempDir Path path;

  private ConfigDirectory directory;

  @BeforeEach
  void writeFiles() {
    directory = new ConfigDirectory(path);
  }

  @Test
  void aWebhookNeedsASecretAndShowsNoAddress() {
    assertThat(directory.settings("alerts.webhook.url = https://hooks.example.org/k1\n").problems())
        .contains(
            "alerts.webhook.url needs alerts.webhook.secret: set it here or as SENDONCE_ALERTS_WEBHOOK_SECRET")
        .doesNotContain("k1");
  }

  @Test
  void mailNeedsFromAndTo() {
    assertThat(directory.settings("alerts.mail.host = mail.example.org\n").problems())
        .contains("alerts.mail.host = mail.example.org needs alerts.mail.from and alerts.mail.to");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts.webhook.url = ftp://example.org",
        "alerts.heartbeat.url = example.org/ping",
        "alerts.webhook.secret = short",
        "alerts.mail.from = nobody",
        "alerts.mail.to = a@example.org b@example.org",
        "alerts.mail.to = a@example.org\\r\\nBcc: b@example.org",
        "alerts.mail.security = ssl",
        "alerts.repeat = 1s",
        "alerts.refused.percent = 0",
        "console.address-outside = sendonce.example.org"
      })
  void whatCannotBeMeantIsRefused(String line) {
    assertThat(directory.settings(line + "\n").problems())
        .startsWith("config/sendonce.properties has 1 problem:")
        .contains(line.substring(0, line.indexOf(' ')));
  }

  @Test
  void everythingSetIsTaken() throws ConfigurationException {
    Configuration configuration =
        directory
            .settings(
                """
                alerts.webhook.url = https://hooks.example.org/k1
                alerts.webhook.secret = 0123456789abcdef
                alerts.mail.host = mail.example.org
                alerts.mail.from = sendonce@example.org
                alerts.mail.to = a@example.org, b@example.org
                alerts.heartbeat.url = https://monitor.example.org/k2
                """)
            .load();
    assertThat(configuration.settings().alerts().mail().addresses().recipients())
        .containsExactly("a@example.org", "b@example.org");
    assertThat(String.join("\n", configuration.describe()) + configuration.settings())
        .doesNotContain("k1")
        .doesNotContain("k2")
        .doesNotContain("0123456789abcdef");
  }
}
