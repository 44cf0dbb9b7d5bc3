package io.sendonce.demo.drill.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.demo.drill.oracle.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportFilesTest {

  private final Results results = new Results();

  @Test
  void thePageTellsTheRunAndNeedsNothingButItself(@TempDir Path folder) throws Exception {
    String page = page(folder);

    assertThat(page)
        .contains(
            "Sendonce drill, seed 7",
            "HELD: 100 messages",
            "prefers-color-scheme: dark",
            "<title>sigkill node-1</title>",
            "<title>2 in this second</title>",
            "PostgreSQL &lt;18&gt;",
            "fails, as it must")
        .doesNotContain("src=", "href=", "http:", "https:", "@import", "What must not be");
  }

  @Test
  void whatMustNotBeStandsOnThePageWithItsMarkupTakenAway(@TempDir Path folder) throws Exception {
    results.violations.add(new Violation(Violation.Kind.TWICE, "<b>p1</b>"));

    assertThat(page(folder))
        .contains("What must not be", "delivered twice or more: &lt;b&gt;p1&lt;/b&gt;");
  }

  @Test
  void theJsonHoldsTheSameFigures(@TempDir Path folder) throws Exception {
    page(folder);
    JsonNode json =
        JsonMapper.builder().build().readTree(Files.readString(folder.resolve("report.json")));

    assertThat(json.path("held").asBoolean()).isTrue();
    assertThat(json.path("conditions").path("seed").asLong()).isEqualTo(7);
    assertThat(json.path("messages").path("sent").asInt()).isEqualTo(98);
    assertThat(json.path("messages").path("twice").asInt()).isZero();
    assertThat(json.path("times").path("recovery").asDouble()).isEqualTo(10.0);
    assertThat(json.path("faults").path("played").size()).isEqualTo(2);
    assertThat(json.path("costs").path(1).path("p95").asDouble()).isEqualTo(7.0);
    assertThat(json.path("controls").path(0).path("failed_as_it_must").asBoolean()).isTrue();
  }

  private String page(Path folder) throws Exception {
    RunResult result = results.build();
    ReportFiles.write(folder, result, Verdict.of(result));
    return Files.readString(folder.resolve("report.html"));
  }
}
