package io.sendonce.scheduler.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The shipped rules and the shipped dashboard say what they mean, over metrics that there are. */
class MonitoringFilesTest {

  private static final Path RULES = Path.of("..", "config", "prometheus", "sendonce.rules.yml");
  private static final Path DASHBOARD = Path.of("..", "config", "grafana", "sendonce.json");

  private static final Set<String> METRICS =
      Set.of(
          "sendonce_messages",
          "sendonce_oldest_due_age_seconds",
          "sendonce_send_attempts_total",
          "sendonce_send_refused_total",
          "sendonce_uncertain_open",
          "sendonce_uncertain_oldest_age_seconds",
          "sendonce_reconciliations_total",
          "sendonce_duplicates_detected_total",
          "sendonce_claims_expired_total",
          "sendonce_claims_fenced_total",
          "sendonce_schedule_lag_seconds",
          "sendonce_unipile_request_duration_seconds",
          "sendonce_account_paused",
          "sendonce_account_cap_used_ratio",
          "sendonce_last_send_timestamp_seconds",
          "sendonce_last_scan_timestamp_seconds",
          "sendonce_clock_offset_seconds",
          "sendonce_alerts_delivery_failures_total",
          "sendonce_build_info");

  private static final Set<String> HISTOGRAMS =
      Set.of("sendonce_schedule_lag_seconds", "sendonce_unipile_request_duration_seconds");

  private static final Pattern METRIC = Pattern.compile("sendonce_[a-z_]+");

  @Test
  void everyRuleHasSeveritySummaryAndWhatToDo() throws IOException {
    List<JsonNode> rules = rules();
    assertThat(rules).hasSizeGreaterThan(10);
    assertThat(rules.stream().map(rule -> text(rule, "alert"))).doesNotHaveDuplicates();
    for (JsonNode rule : rules) {
      String name = text(rule, "alert");
      assertThat(name).matches("Sendonce[A-Z][A-Za-z]+");
      assertThat(text(rule.path("labels"), "severity"))
          .as(name)
          .isIn("critical", "error", "warning", "info");
      assertThat(text(rule.path("annotations"), "summary")).as(name).isNotBlank();
      assertThat(text(rule.path("annotations"), "runbook")).as(name).endsWith(".");
    }
  }

  @Test
  void everyMetricThatARuleNamesIsOneThereIs() throws IOException {
    for (JsonNode rule : rules()) {
      assertThat(metrics(text(rule, "expr"))).as(text(rule, "alert")).isNotEmpty();
      assertThat(unknown(text(rule, "expr"))).as(text(rule, "alert")).isEmpty();
    }
  }

  @Test
  void everyPanelShowsMetricsThatThereAre() throws IOException {
    List<JsonNode> panels = panels();
    assertThat(panels).isNotEmpty();
    for (JsonNode panel : panels) {
      assertThat(panel.path("targets").size()).as(text(panel, "title")).isPositive();
      for (JsonNode target : panel.path("targets")) {
        assertThat(metrics(text(target, "expr"))).as(text(panel, "title")).isNotEmpty();
        assertThat(unknown(text(target, "expr"))).as(text(panel, "title")).isEmpty();
      }
    }
  }

  @Test
  void everyMetricIsLookedAtSomewhere() throws IOException {
    Set<String> seen = new TreeSet<>();
    rules().forEach(rule -> seen.addAll(metrics(text(rule, "expr"))));
    for (JsonNode panel : panels()) {
      panel.path("targets").forEach(target -> seen.addAll(metrics(text(target, "expr"))));
    }
    assertThat(seen).isEqualTo(new TreeSet<>(METRICS));
  }

  private static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    for (JsonNode group : new YAMLMapper().readTree(Files.readString(RULES)).path("groups")) {
      group.path("rules").forEach(rules::add);
    }
    return rules;
  }

  private static List<JsonNode> panels() throws IOException {
    List<JsonNode> panels = new ArrayList<>();
    new JsonMapper().readTree(Files.readString(DASHBOARD)).path("panels").forEach(panels::add);
    return panels;
  }

  private static Set<String> unknown(String expression) {
    Set<String> unknown = metrics(expression);
    unknown.removeAll(METRICS);
    return unknown;
  }

  private static Set<String> metrics(String expression) {
    Set<String> metrics = new TreeSet<>();
    METRIC
        .matcher(expression)
        .results()
        .forEach(
            found -> {
              String base = found.group().replaceFirst("_(bucket|sum|count)$", "");
              metrics.add(HISTOGRAMS.contains(base) ? base : found.group());
            });
    return metrics;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
