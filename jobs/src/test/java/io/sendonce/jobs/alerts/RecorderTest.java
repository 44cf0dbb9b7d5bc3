package io.sendonce.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.audit.Actor;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An alert's life, and what is told of it. */
class RecorderTest {

  private static final Actor ADA = Actor.atCommandLine("ada");

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  @Test
  void oneConditionAboutOneThingIsOneAlertThatCountsUp() {
    record(late(Severity.WARNING, "9 s"));
    record(late(Severity.WARNING, "19 s"));
    assertThat(
            database.strings(
                "SELECT condition || ' ' || subject || ' ' || detail || ' ' || seen FROM alerts"))
        .containsExactly("node-late node b 19 s 2");
    assertThat(told()).containsExactly("opened warning 1");
  }

  @Test
  void twoThingsAreTwoAlerts() {
    record(
        late(Severity.WARNING, "9 s"),
        new Finding(Condition.NODE_LATE, "node c", Severity.WARNING, "x"));
    assertThat(told()).containsExactly("opened warning 1", "opened warning 1");
  }

  @Test
  void whatIsGoneIsResolvedAndMayOpenAgain() {
    record(late(Severity.WARNING, "9 s"));
    record();
    record();
    record(late(Severity.WARNING, "9 s"));
    assertThat(told())
        .containsExactly("opened warning 1", "resolved warning 1", "opened warning 1");
    assertThat(database.value(Long.class, "SELECT count(*) FROM alerts WHERE resolved_at IS NULL"))
        .isEqualTo(1);
  }

  @Test
  void whatWasNotJudgedIsNotResolved() {
    record(late(Severity.WARNING, "9 s"));
    recorder().record(new Look(now(), Set.of(Condition.STUCK_CLAIM), List.of()));
    assertThat(told()).containsExactly("opened warning 1");
  }

  @Test
  void aLookThatBeganBeforeAnotherFoundItResolvesNothing() {
    Instant early = now();
    record(late(Severity.WARNING, "9 s"));
    recorder().record(new Look(early, Set.of(Condition.NODE_LATE), List.of()));
    assertThat(told()).containsExactly("opened warning 1");
  }

  @Test
  void onlyACriticalOneIsRepeatedAndOnlyUntilItIsAcknowledged() {
    record(late(Severity.ERROR, "x"));
    anHourPasses();
    record(late(Severity.ERROR, "x"));
    assertThat(told()).containsExactly("opened error 1");
    record(late(Severity.CRITICAL, "x"));
    record(late(Severity.CRITICAL, "x"));
    anHourPasses();
    record(late(Severity.CRITICAL, "x"));
    assertThat(told())
        .containsExactly("opened error 1", "worsened critical 3", "repeated critical 5");
    assertThat(alerts().acknowledge(1, ADA).isDone()).isTrue();
    anHourPasses();
    record(late(Severity.CRITICAL, "x"));
    record(late(Severity.WARNING, "x"));
    assertThat(told()).hasSize(3);
  }

  @Test
  void aSilencedOneIsToldWhenTheSilenceEndsAndItsEndAlways() {
    record(late(Severity.WARNING, "x"));
    assertThat(alerts().silence(1, Duration.ofHours(2), ADA).isDone()).isTrue();
    record(late(Severity.CRITICAL, "x"));
    anHourPasses();
    record(late(Severity.CRITICAL, "x"));
    assertThat(told()).containsExactly("opened warning 1");
    record();
    assertThat(told()).containsExactly("opened warning 1", "resolved critical 3");
    record(late(Severity.WARNING, "x"));
    assertThat(told()).as("its like is silenced as well").hasSize(2);
    database.run("UPDATE alerts SET silenced_until = now() - interval '1 s'");
    record(late(Severity.WARNING, "x"));
    assertThat(told()).hasSize(3).last().isEqualTo("opened warning 2");
  }

  @Test
  void whatWasNeverToldIsNotToldToBeOver() {
    record(late(Severity.WARNING, "x"));
    alerts().silence(1, Duration.ofHours(2), ADA);
    record();
    record(late(Severity.WARNING, "x"));
    record();
    assertThat(told()).containsExactly("opened warning 1", "resolved warning 1");
  }

  @Test
  void everyChannelIsToldUnderOneEventId() {
    new Recorder(database.statements(), List.of("log", "mail"), Duration.ofHours(1))
        .record(new Look(now(), Set.of(), List.of(late(Severity.WARNING, "x"))));
    assertThat(database.strings("SELECT channel FROM alert_deliveries ORDER BY channel"))
        .containsExactly("log", "mail");
    assertThat(database.value(Long.class, "SELECT count(DISTINCT event_id) FROM alert_deliveries"))
        .isEqualTo(1);
  }

  @Test
  void whatPeopleDoIsOnRecordAndDoneOnce() {
    record(late(Severity.WARNING, "x"));
    assertThat(alerts().acknowledge(1, ADA).isDone()).isTrue();
    assertThat(alerts().acknowledge(1, Actor.atCommandLine("kim")).isDone()).isFalse();
    assertThat(alerts().acknowledge(9, ADA).alert()).isEmpty();
    assertThat(alerts().silence(1, Duration.ofHours(2), ADA).isDone()).isTrue();
    record();
    assertThat(alerts().silence(1, Duration.ofHours(2), ADA).isDone()).isFalse();
    assertThat(
            database.strings(
                "SELECT concat_ws(' ', actor, action, subject, reason, outcome) FROM audit_log ORDER BY id"))
        .containsExactly(
            "ada acknowledge alert 1 done",
            "kim acknowledge alert 1 refused",
            "ada acknowledge alert 9 refused",
            "ada silence alert 1 for PT2H done",
            "ada silence alert 1 for PT2H refused");
    assertThat(database.strings("SELECT after FROM audit_log ORDER BY id LIMIT 1"))
        .containsExactly("open, acknowledged by ada");
  }

  @Test
  void theWorstOpenOnesAreListedFirst() {
    record(late(Severity.WARNING, "x"));
    record();
    record(
        late(Severity.WARNING, "x"),
        new Finding(Condition.NODE_LATE, "node c", Severity.CRITICAL, "x"));
    assertThat(alerts().list(false, 10))
        .extracting(Alert::subject)
        .containsExactly("node c", "node b");
    assertThat(alerts().list(true, 10)).hasSize(3).last().extracting(Alert::resolvedAt).isNotNull();
  }

  @Test
  void whateverASubjectHoldsItIsOneLine() {
    record(
        new Finding(
            Condition.DUPLICATE,
            "person x\r\nBcc: y@example.org\u0000\u2028",
            Severity.ERROR,
            "a\nb"));
    assertThat(alerts().list(false, 1).get(0).subject()).isEqualTo("person x Bcc: y@example.org");
    assertThat(alerts().list(false, 1).get(0).detail()).isEqualTo("a b");
    assertThat(OneLine.of("é".repeat(300), 10)).isEqualTo("é".repeat(9) + "…");
  }

  private static Finding late(Severity severity, String detail) {
    return new Finding(Condition.NODE_LATE, "node b", severity, detail);
  }

  private void record(Finding... findings) {
    recorder()
        .record(
            new Look(now(), Set.of(Condition.NODE_LATE, Condition.DUPLICATE), List.of(findings)));
  }

  private Recorder recorder() {
    return new Recorder(database.statements(), List.of("log"), Duration.ofHours(1));
  }

  private Alerts alerts() {
    return new Alerts(database.statements());
  }

  private Instant now() {
    return database.value(Instant.class, "SELECT clock_timestamp()");
  }

  private void anHourPasses() {
    database.run("UPDATE alerts SET last_told_at = last_told_at - interval '61 min'");
  }

  private List<String> told() {
    return database.strings(
        "SELECT kind || ' ' || severity || ' ' || seen FROM alert_deliveries ORDER BY id");
  }
}
