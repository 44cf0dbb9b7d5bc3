package io.sendonce.jobs.provider.unipile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.jobs.provider.unipile.UnipileSettings.Connections;
import io.sendonce.jobs.provider.unipile.UnipileSettings.Pauses;
import io.sendonce.jobs.provider.unipile.UnipileSettings.Timeouts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnipileSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "api8.example.com:13424,                  https://api8.example.com:13424",
    "https://api8.example.com:13424,          https://api8.example.com:13424",
    "https://api8.example.com:13424/,         https://api8.example.com:13424/",
    "https://api8.example.com?port=13424,     https://api8.example.com?port=13424",
    "http://127.0.0.1:8080,                   http://127.0.0.1:8080",
    "http://localhost:8080,                   http://localhost:8080",
    "http://[::1]:8080,                       http://[::1]:8080",
  })
  void takesWhatTheDashboardShows(String dsn, String base) {
    assertThat(UnipileSettings.of(dsn, "key").baseUri()).hasToString(base);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://https://api8.example.com | unipile.dsn = https://https://api8.example.com must name its scheme once",
        "https://                         | unipile.dsn = https:// must be a host and port, or a URL: Expected authority",
        "https://:13424                   | unipile.dsn = https://:13424 must name a host, and a port from 1 to 65535 if any",
        "https://api8.example.com:99999   | unipile.dsn = https://api8.example.com:99999 must name a host, and a port from 1 to 65535 if any",
        "ftp://api8.example.com           | unipile.dsn = ftp://api8.example.com must be an https URL",
        "http://api8.example.com:13424    | unipile.dsn = http://api8.example.com:13424 must be https, because the key and every text would travel in the open",
        "http://127.0.0.1.example.com     | unipile.dsn = http://127.0.0.1.example.com must be https, because the key and every text would travel in the open",
        "https://api8.example.com/api/v1  | unipile.dsn = https://api8.example.com/api/v1 must hold no path: /api/v1 is added to it",
        "https://api8.example.com?key=x   | unipile.dsn = https://api8.example.com?key=x must hold no query but ?port=NUMBER",
        "https://me:secret@example.com    | unipile.dsn = example.com must hold no user and no fragment",
        "api 8.example.com                | unipile.dsn = api 8.example.com must be a host and port, or a URL: Illegal character in authority",
      })
  void refusesAWrongDsnWithKeyRuleAndValue(String dsn, String message) {
    assertThatThrownBy(() -> UnipileSettings.of(dsn, "key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void plainHttpElsewhereCanBeAllowed() {
    Connections allowed = new Connections(Duration.ofSeconds(20), 32, true);
    UnipileSettings settings =
        new UnipileSettings(
            UnipileSettings.baseUriOf("http://relay:8080"),
            "key",
            Timeouts.DEFAULT,
            allowed,
            Pauses.DEFAULT);

    assertThat(settings.baseUri()).hasToString("http://relay:8080");
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", "'two words'", "'line\nend'", "ключ"})
  void refusesAKeyThatIsNoHeaderAndDoesNotShowIt(String key) {
    assertThatThrownBy(() -> UnipileSettings.of("api8.example.com", key))
        .hasMessage("unipile.api-key = *** must be one or more visible ASCII characters");
  }

  @Test
  void doesNotShowTheKey() {
    UnipileSettings settings = UnipileSettings.of("api8.example.com:13424", Sends.KEY);

    assertThat(settings.toString())
        .startsWith("UnipileSettings[baseUri=https://api8.example.com:13424, apiKey=***, ")
        .doesNotContain(Sends.KEY);
  }

  @Test
  void refusesNumbersOutOfBounds() {
    Duration second = Duration.ofSeconds(1);
    Duration week = Duration.ofDays(7);
    assertThatThrownBy(() -> new Timeouts(Duration.ofSeconds(9), second, second))
        .hasMessage(
            "unipile.connect-timeout = PT9S must not be longer than unipile.timeout = PT1S");
    assertThatThrownBy(() -> new Timeouts(Duration.ZERO, second, second))
        .hasMessage("unipile.connect-timeout = PT0S must be from PT0.001S to PT1M");
    assertThatThrownBy(() -> new Timeouts(second, Duration.ofHours(1), second))
        .hasMessage("unipile.timeout = PT1H must be from PT0.001S to PT10M");
    assertThatThrownBy(() -> new Timeouts(second, second, Duration.ZERO))
        .hasMessage("unipile.read-back-timeout = PT0S must be from PT0.001S to PT10M");
    assertThatThrownBy(() -> new Connections(Duration.ZERO, 1, false))
        .hasMessage("unipile.idle-connection = PT0S must be from PT0.001S to PT5M");
    assertThatThrownBy(() -> new Connections(second, 0, false))
        .hasMessage("unipile.max-concurrent = 0 must be from 1 to 10000");
    assertThatThrownBy(() -> new Pauses(second.negated(), second, second))
        .hasMessage("unipile.pause.too-many-requests = PT-1S must be from PT0S to PT168H");
    assertThatThrownBy(() -> new Pauses(second, Duration.ofDays(31), second))
        .hasMessage("unipile.pause.limit-reached = PT744H must be from PT0S to PT720H");
    assertThatThrownBy(() -> new Pauses(second, second, week))
        .hasMessage("unipile.pause.no-connection = PT168H must be from PT0S to PT1H");
  }
}
