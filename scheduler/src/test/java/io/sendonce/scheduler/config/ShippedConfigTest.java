package io.sendonce.scheduler.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sendonce.scheduler.properties.PropertiesText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedConfigTest {

  private static final Path SHIPPED = Path.of("..", "config");
  private static final Map<String, String> NEEDED =
      Map.of("SENDONCE_UNIPILE_DSN", "localhost:1", "SENDONCE_UNIPILE_API_KEY", "any");

  @Test
  void theShippedFilesLoadOnceTheProviderIsNamed() throws ConfigurationException {
    Configuration configuration = Configuration.load(SHIPPED, NEEDED);

    assertThat(configuration.quartz().threads()).isEqualTo(16);
    assertThat(configuration.quartz().schedulerName()).isEqualTo("sendonce");
  }

  @Test
  void theShippedFilesAloneSayWhatAnOperatorMustSet() {
    assertThatThrownBy(() -> Configuration.load(SHIPPED, Map.of()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("has 2 problems:")
        .hasMessageContaining("unipile.dsn =  must not be empty")
        .hasMessageContaining("unipile.api-key = *** must not be empty");
  }

  /** A default that is written as a comment is said twice; here the two are kept equal. */
  @Test
  void theCommentsShowEverySettingWithItsDefault() throws IOException {
    String file = Files.readString(SHIPPED.resolve("sendonce.properties"));
    String uncommented =
        file.lines()
            .map(line -> line.matches("# [a-z.-]+ =.*") ? line.substring(2) : line)
            .collect(Collectors.joining("\n"));
    PropertiesText shown = PropertiesText.parse("shown", uncommented);

    assertThat(shown.problems()).isEmpty();
    assertThat(shown.entries().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Keys.ALL.stream().map(Setting::key).collect(Collectors.toList()));
    for (Setting<?> setting : Keys.ALL) {
      Standard standard = setting.standard();
      if (standard != null && !setting.equals(Keys.NODE_NAME)) {
        assertThat(shown.entries().get(setting.key()))
            .extracting(entry -> entry == null ? "" : entry.value())
            .as(setting.key())
            .isEqualTo(standard.value().get());
      }
    }
  }

  @Test
  void onlyWhatAnOperatorMustSetIsUncommented() throws IOException {
    assertThat(PropertiesText.read(SHIPPED.resolve("sendonce.properties")).entries().keySet())
        .containsExactly(
            "database.url", "database.user", "database.password", "unipile.dsn", "unipile.api-key");
  }

  @Test
  void everyLineOfTheQuartzFileHasItsReasonAbove() throws IOException {
    List<String> lines = Files.readAllLines(SHIPPED.resolve("quartz.properties"));

    Stream<Integer> unexplained =
        Stream.iterate(1, line -> line < lines.size(), line -> line + 1)
            .filter(line -> lines.get(line).startsWith("org.quartz."))
            .filter(line -> !lines.get(line - 1).startsWith("#"))
            .filter(line -> !lines.get(line - 1).startsWith("org.quartz.plugin."));
    assertThat(unexplained).isEmpty();
  }
}
