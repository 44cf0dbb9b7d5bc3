package io.sendonce.demo.drill.report;

import io.sendonce.demo.drill.asked.Policy;
import io.sendonce.demo.drill.campaign.Doubt;
import io.sendonce.demo.drill.campaign.Sample;
import io.sendonce.demo.drill.cluster.Life;
import io.sendonce.demo.drill.control.ControlResult;
import io.sendonce.demo.drill.control.Mistake;
import io.sendonce.demo.drill.oracle.Ending;
import io.sendonce.demo.drill.oracle.Judgement;
import io.sendonce.demo.drill.oracle.Violation;
import io.sendonce.demo.drill.plan.FaultKind;
import io.sendonce.demo.drill.play.PlayedFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run that held, which a test can spoil. */
final class Results {

  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  Policy policy = Policy.HOLD;
  @Nullable Instant drainedAt = START.plusSeconds(50);
  final List<Violation> violations = new ArrayList<>();
  final List<Doubt> doubts = new ArrayList<>();
  final List<PlayedFault> played = new ArrayList<>();
  final List<String> planned = new ArrayList<>(List.of("a plan"));
  ControlResult control = new ControlResult(Mistake.SELECT_SEND_MARK, 18, 60, 0);

  Results() {
    played.add(fault(FaultKind.SIGKILL, 10, 12, "node-1"));
    played.add(fault(FaultKind.DELIVER_THEN_504, 20, 24, "account-001"));
    doubts.add(doubt("node-1", "account-009", 9, 14, 3));
    doubts.add(doubt("node-2", "account-001", 21, 22, 7));
  }

  RunResult build() {
    return new RunResult(
        new RunResult.Conditions(
            7,
            100,
            2,
            10,
            policy,
            true,
            "PostgreSQL <18>: fsync on",
            "2 cores",
            List.of("x: not here")),
        new RunResult.Times(
            START,
            START.plusSeconds(40),
            drainedAt,
            Duration.ofSeconds(80),
            Duration.ofMillis(500)),
        new RunResult.Faults(planned, played, List.of()),
        new Judgement(100, Map.of(Ending.SENT, 98, Ending.WAITING, 2), 3, violations),
        doubts,
        new RunResult.Course(
            List.of(
                new Life(0, "node-1", START, START.plusSeconds(10), "SIGKILL"),
                new Life(0, "node-1.2", START.plusSeconds(12), null, "")),
            List.of(
                new Sample(START.plusSeconds(5), 100, 10, 2, 88, 0, 90),
                new Sample(START.plusSeconds(50), 100, 98, 0, 0, 2, 0)),
            List.of(START.plusSeconds(5), START.plusSeconds(6), START.plusSeconds(6)),
            List.of("something happened")),
        List.of(control));
  }

  static PlayedFault fault(FaultKind kind, int from, int to, String... victims) {
    return new PlayedFault(
        kind, List.of(victims), START.plusSeconds(from), START.plusSeconds(to), "");
  }

  /** Decided by asking the provider, so many seconds after it became unknown. */
  static Doubt doubt(String node, String account, int from, int unknown, int decidedAfter) {
    return new Doubt(
        1,
        node,
        account,
        START.plusSeconds(from),
        START.plusSeconds(unknown),
        "504",
        "read_back",
        "delivered",
        START.plusSeconds(unknown + decidedAfter));
  }
}
