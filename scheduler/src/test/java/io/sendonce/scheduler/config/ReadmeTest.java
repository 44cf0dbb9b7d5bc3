package io.sendonce.scheduler.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  private static final String BEGIN = "<!-- settings: generated, a test compares -->\n";
  private static final String END = "<!-- /settings -->";
  private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]+\\]\\(([^)]+)\\)");

  @Test
  void theReadmesTableOfSettingsIsTheOneTheProgramKnows() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    String table = readme.substring(begin, readme.indexOf(END, begin));
    assertThat(table).isEqualToIgnoringWhitespace(Configuration.reference());
  }

  @Test
  void itsPicturesAreThere() throws IOException {
    assertThat(PICTURE.matcher(Files.readString(Path.of("..", "README.md"))).results())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(Path.of("..", it.group(1))).isNotEmptyFile());
  }
}
