package io.sendonce.jobs.incidents.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.incidents.file.CaseFacts.Absence;
import io.sendonce.jobs.incidents.file.CaseFacts.AttemptFact;
import io.sendonce.jobs.incidents.file.CaseFacts.CopyFact;
import io.sendonce.jobs.incidents.file.CaseFacts.Trouble;
import io.sendonce.jobs.incidents.file.CauseHint.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CauseHintsTest {

  private static final Instant START = Instant.parse("2026-03-02T10:31:00Z");
  private static final List<CopyFact> ONE_MESSAGE =
      List.of(new CopyFact("m1", 12L, true), new CopyFact("m2", 12L, false));

  @Test
  void nothingOnRecordIsUnknown() {
    CopyFact nameless = new CopyFact(null, null, false);
    assertThat(CauseHints.of(facts(List.of(nameless, nameless), List.of())))
        .containsExactly(Map.entry(Cause.UNKNOWN, "Nothing on record explains it."));
  }

  @Test
  void attemptsOfOneMessageThatOverlapAreOverlappingClaims() {
    assertThat(causes(ONE_MESSAGE, attempt(5, 12, "node-a", 0, 30), attempt(6, 12, "node-b", 5, 9)))
        .containsEntry(
            Cause.OVERLAPPING_CLAIMS,
            "Attempt 6 of node-b began while attempt 5 of node-a was under way, both of message 12.")
        .containsEntry(Cause.TWO_NODES, "Attempts were made by node-a, node-b.");
    assertThat(causes(ONE_MESSAGE, attempt(5, 12, "node-a", 0, 5), attempt(6, 12, "node-a", 5, 9)))
        .doesNotContainKeys(Cause.OVERLAPPING_CLAIMS, Cause.TWO_NODES);
  }

  @Test
  void twoMessagesOfTheLedgerAreDifferentKeys() {
    assertThat(
            causes(
                List.of(new CopyFact("m1", 12L, true), new CopyFact("m2", 13L, true)),
                attempt(5, 12, "node-a", 0, 3),
                attempt(6, 13, "node-a", 4, 9)))
        .containsOnlyKeys(Cause.DIFFERENT_KEYS)
        .extractingByKey(Cause.DIFFERENT_KEYS)
        .asString()
        .startsWith("Messages 12, 13 have different keys");
    assertThat(causes(ONE_MESSAGE, attempt(5, 12, "node-a", 0, 3)))
        .doesNotContainKey(Cause.DIFFERENT_KEYS);
  }

  @Test
  void twoMessagesAtTheProviderForOneAttemptWereRepeatedOnTheWay() {
    assertThat(causes(ONE_MESSAGE, attempt(5, 12, "node-a", 0, 3)))
        .containsExactly(
            Map.entry(
                Cause.ONE_ATTEMPT,
                "The provider shows 2 messages for attempt 5, the only one of message 12."));
  }

  @Test
  void aCopyThatNoAttemptAccountsForWasSentBySomebodyElse() {
    CopyFact strange = new CopyFact("m9", null, false);
    assertThat(
            causes(List.of(new CopyFact("m1", 12L, true), strange), attempt(5, 12, "node-a", 0, 3)))
        .containsOnlyKeys(Cause.NOT_OURS)
        .extractingByKey(Cause.NOT_OURS)
        .asString()
        .startsWith("No attempt of ours accounts for 1 of the 2 copies");
  }

  @Test
  void aForeignTableIsNamedAndNobodyElseAccused() {
    CopyFact row = new CopyFact("1", null, false);
    assertThat(
            CauseHints.of(new CaseFacts(List.of(row, row), true, List.of(), List.of(), List.of())))
        .containsOnlyKeys(Cause.FOREIGN_TABLE);
  }

  @Test
  void aWordOfAbsenceIsWrongOnlyIfItWasSentAgain() {
    AttemptFact first = attempt(5, 12, "node-a", 0, 3);
    AttemptFact second = attempt(6, 12, "node-a", 60, 63);
    Absence byPerson = new Absence(12, 5, START.plusSeconds(30), "person", "otto");
    Absence byProvider = new Absence(12, 5, START.plusSeconds(30), "read_back", "node-a");
    assertThat(CauseHints.of(with(List.of(first, second), List.of(byPerson), List.of())))
        .containsEntry(
            Cause.WRONG_DECISION,
            "otto said that attempt 5 of message 12 had reached nobody, and it was sent again.")
        .doesNotContainKey(Cause.WRONG_ABSENCE);
    assertThat(CauseHints.of(with(List.of(first, second), List.of(byProvider), List.of())))
        .containsKey(Cause.WRONG_ABSENCE)
        .doesNotContainKey(Cause.WRONG_DECISION);
    assertThat(CauseHints.of(with(List.of(first), List.of(byPerson), List.of())))
        .doesNotContainKey(Cause.WRONG_DECISION);
  }

  @Test
  void nodesAreBlamedOnlyIfTheySent() {
    List<AttemptFact> attempts = List.of(attempt(5, 12, "node-a", 0, 3));
    assertThat(CauseHints.of(with(attempts, List.of(), List.of(alert("node-late", "node-a")))))
        .containsKey(Cause.LATE_NODE);
    assertThat(CauseHints.of(with(attempts, List.of(), List.of(alert("clock-offset", "node-a")))))
        .containsKey(Cause.CLOCK_OFFSET);
    assertThat(
            CauseHints.of(
                with(
                    attempts,
                    List.of(),
                    List.of(alert("node-late", "node-aa"), alert("clock-offset", "node-b")))))
        .doesNotContainKeys(Cause.LATE_NODE, Cause.CLOCK_OFFSET);
  }

  @Test
  void aClaimThatOutlivedItsLeaseIsALateNode() {
    assertThat(causes(ONE_MESSAGE, attempt(5, 12, "node-a", 0, 61)))
        .containsEntry(Cause.LATE_NODE, "node-a settled attempt 5 after its lease had ended.");
  }

  @Test
  void aVersionThatHadJustBeenStartedIsNamed() {
    Trouble deploy = new Trouble("deploy", "1.4", "node node-b", START.minusSeconds(60), START);
    assertThat(CauseHints.of(with(List.of(), List.of(), List.of(deploy))))
        .containsEntry(
            Cause.NEW_VERSION, "Version 1.4 was started at 2026-03-02T10:30:00Z, by node node-b.");
  }

  @Test
  void aRestoredDatabaseIsToldByItsHistoryAndByItsAttempts() {
    Trouble restore =
        new Trouble("restore", "another timeline", "cluster 1", START.minusSeconds(60), null);
    assertThat(CauseHints.of(with(List.of(), List.of(), List.of(restore))))
        .containsEntry(
            Cause.RESTORED,
            "The database was put back, noticed at 2026-03-02T10:30:00Z: another timeline.");
    AttemptFact forgotten = new AttemptFact(4, 12, "node-a", START, START, "unknown", START, true);
    assertThat(CauseHints.of(with(List.of(forgotten), List.of(), List.of())))
        .containsKey(Cause.RESTORED)
        .doesNotContainKey(Cause.TWO_NODES);
  }

  @Test
  void hintsOfManyCasesAreCounted() {
    CaseFacts one = facts(ONE_MESSAGE, List.of(attempt(5, 12, "node-a", 0, 3)));
    CaseFacts other =
        facts(
            List.of(new CopyFact("m1", 12L, true), new CopyFact("m2", null, false)),
            List.of(attempt(5, 12, "node-a", 0, 3)));
    assertThat(CauseHints.of(List.of(other, one, one)))
        .extracting(hint -> hint.cause() + " " + hint.cases())
        .containsExactly("ONE_ATTEMPT 2", "NOT_OURS 1");
    assertThat(CauseHints.of(List.<CaseFacts>of())).isEmpty();
  }

  private static Map<Cause, String> causes(List<CopyFact> copies, AttemptFact... attempts) {
    return CauseHints.of(facts(copies, List.of(attempts)));
  }

  private static CaseFacts facts(List<CopyFact> copies, List<AttemptFact> attempts) {
    return new CaseFacts(copies, false, attempts, List.of(), List.of());
  }

  private static CaseFacts with(
      List<AttemptFact> attempts, List<Absence> absences, List<Trouble> troubles) {
    return new CaseFacts(ONE_MESSAGE, false, attempts, absences, troubles);
  }

  private static AttemptFact attempt(
      long id, long message, String node, long from, @Nullable Integer settled) {
    return new AttemptFact(
        id,
        message,
        node,
        START.plusSeconds(from),
        START.plusSeconds(from + 60),
        settled == null ? null : "sent",
        settled == null ? null : START.plusSeconds(settled),
        false);
  }

  private static Trouble alert(String condition, String node) {
    return new Trouble("alert", condition, "node " + node, START, null);
  }
}
