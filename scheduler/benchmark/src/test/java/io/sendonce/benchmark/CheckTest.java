package io.sendonce.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.benchmark.measure.Contestant;
import io.sendonce.benchmark.measure.Course;
import io.sendonce.benchmark.measure.Server;
import io.sendonce.benchmark.measure.Workload;
import io.sendonce.benchmark.report.Conditions;
import io.sendonce.benchmark.report.JsonReport;
import io.sendonce.benchmark.report.Standing;
import io.sendonce.benchmark.report.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that is wrong is found out, and has no figure. */
class CheckTest {

  private static final Workload WORKLOAD = new Workload(20, 5, 4);

  @TempDir private Path folder;

  @Test
  void whoSkipsAMessageOrRecordsOneTwiceHasNoFigure() throws Exception {
    List<Contestant> contestants =
        List.of(
            new FaultyContestant(Mistake.NONE),
            new FaultyContestant(Mistake.SKIPS_ONE),
            new FaultyContestant(Mistake.RECORDS_TWICE));
    Path file = folder.resolve("report.json");
    List<Standing> standings;
    try (Server server = Server.start(folder.resolve("postgres"))) {
      standings =
          new Throughput(new Course(server, folder), WORKLOAD, (contestant, run) -> {})
              .play(contestants, 1);
      JsonReport report = new JsonReport(Conditions.now(server.settings()));
      report.add(standings);
      report.write(file);
    }
    assertThat(standings.stream().map(Standing::isMeasured)).containsExactly(true, false, false);
    assertThat(standings.get(1).failure()).hasValue("round 1: the check failed: 1 skipped");
    assertThat(standings.get(2).failure())
        .hasValue("round 1: the check failed: 1 recorded more than once");
    assertThat(Table.of(standings, 2))
        .anyMatch(line -> line.startsWith("SKIPS_ONE") && line.contains("no figure: round 1"));
    assertThat(Files.readString(file)).contains("the check failed: 1 skipped");
  }
}
