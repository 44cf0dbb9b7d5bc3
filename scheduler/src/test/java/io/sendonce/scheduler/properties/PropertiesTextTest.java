package io.sendonce.scheduler.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertiesTextTest {

  @TempDir Path directory;

  @Test
  void anEntryKnowsTheLineItBeginsIn() {
    PropertiesText text =
        parse("# comment\n\n  a = 1\n! comment\nb : one \\\n   two\\\n# three\nc=\\u00e9");

    assertThat(text.entries().values())
        .extracting(
            PropertiesText.Entry::key, PropertiesText.Entry::value, PropertiesText.Entry::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", "1", 3),
            org.assertj.core.groups.Tuple.tuple("b", "one two# three", 5),
            org.assertj.core.groups.Tuple.tuple("c", "é", 8));
    assertThat(text.problems()).isEmpty();
  }

  @Test
  void aKeyWrittenTwiceIsAProblemAndKeepsItsFirstValue() {
    PropertiesText text = parse("a = 1\nb = 2\na = 3");

    assertThat(Problem.report(text.problems()))
        .isEqualTo("some.properties has 1 problem:\n  line 3: a is set twice; first in line 1");
    assertThat(text.entries().get("a")).isEqualTo(new PropertiesText.Entry("a", "1", 1));
  }

  @Test
  void whatCannotBeSeenAtTheEdgesOfAFileDoesNotCount() {
    PropertiesText text = parse("\uFEFFa = 1 \t\r\nb = 2\\\\\n\\\n\n");

    assertThat(text.entries().keySet()).containsExactly("a", "b");
    assertThat(text.entries().values())
        .extracting(PropertiesText.Entry::value)
        .containsExactly("1", "2\\");
  }

  @Test
  void aMalformedEscapeIsAProblemOfItsLineOnly() {
    PropertiesText text = parse("a = 1\nb = \\u12\nc = 3");

    assertThat(Problem.report(text.problems()))
        .isEqualTo(
            "some.properties has 1 problem:\n"
                + "  line 2: a \\u must be followed by four hexadecimal digits");
    assertThat(text.entries().keySet()).containsExactly("a", "c");
  }

  @Test
  void aFileInAnotherEncodingIsAProblem() throws IOException {
    Path file = Files.write(directory.resolve("latin1.properties"), new byte[] {'a', '=', -23});

    assertThat(PropertiesText.read(file).problems())
        .containsExactly(new Problem(file.toString(), 0, "the file is not written in UTF-8"));
  }

  @Test
  void anEntryNeverShowsItsValue() {
    assertThat(new PropertiesText.Entry("key", "secret", 7)).hasToString("key in line 7");
  }

  @Test
  void aReportGroupsProblemsByPlaceAndCountsThem() {
    assertThat(
            Problem.report(
                List.of(
                    new Problem("one", 3, "first"),
                    new Problem("two", 0, "second"),
                    new Problem("one", 1, "third"))))
        .isEqualTo(
            "one has 2 problems:\n  line 3: first\n  line 1: third\ntwo has 1 problem:\n  second");
  }

  private static PropertiesText parse(String text) {
    return PropertiesText.parse("some.properties", text);
  }
}
