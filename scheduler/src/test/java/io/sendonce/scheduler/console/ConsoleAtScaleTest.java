package io.sendonce.scheduler.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How long pages take over full tables. With {@code -Dconsole.rows=1000000} it measures, prints a
 * table and holds the slowest of each page to 300 ms; without, it only shows that every page can be
 * made over tables of a few thousand rows.
 */
class ConsoleAtScaleTest {

  private static final int ROWS = Integer.getInteger("console.rows", 3_000);
  private static final boolean IS_MEASURED = System.getProperty("console.rows") != null;
  private static final int REPEATS = IS_MEASURED ? 15 : 1;
  private static final long MOST_MILLIS = 300;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The rare account and campaign have the id 1 and the oldest messages: the worst place. */
  private static final List<String> PAGES =
      List.of(
          "/",
          "/queue",
          "/queue?status=pending",
          "/queue?status=sent",
          "/queue?status=processing",
          "/queue?status=failed",
          "/queue?status=uncertain",
          "/queue?status=cancelled",
          "/queue?status=suppressed",
          "/queue?account=1",
          "/queue?account=2",
          "/queue?account=1&status=failed",
          "/queue?campaign=1",
          "/queue?campaign=2",
          "/queue?campaign=1&status=pending",
          "/queue?person=person-77",
          "/queue?person=nobody",
          "/queue?minutes=60",
          "/queue?minutes=1",
          "/queue?status=sent&last=%d".formatted(ROWS / 4 + 10),
          "/queue?status=sent&account=1",
          "/queue?status=sent&campaign=2",
          "/queue?status=pending&minutes=1",
          "/queue?minutes=5256000",
          "/queue?status=pending&minutes=5256000",
          "/queue?last=%d".formatted(ROWS / 2),
          "/queue?reason=turn",
          "/queue?reason=none",
          "/queue?reason=retry",
          "/queue?reason=person_stopped",
          "/queue?reason=gap&account=1",
          "/queue?reason=its_time&account=1",
          "/bulk",
          "/bulk/preview?which=found&action=cancel&campaign=2",
          "/bulk/preview?which=found&action=later&by=2&unit=days&account=2",
          "/bulk/preview?which=found&action=cancel",
          "/messages/%d".formatted(ROWS / 2),
          "/messages/%d".formatted(ROWS),
          "/uncertain",
          "/accounts",
          "/campaigns",
          "/cluster",
          "/history",
          "/alerts?all=yes",
          "/stop",
          "/stop?scope=account&id=2",
          "/stop?scope=campaign&id=2",
          "/audit");

  @RegisterExtension final ConsoleRig rig = ConsoleRig.atRoot();

  @Test
  void pagesAreQuickOverFullTables() throws Exception {
    fill();
    ConsoleRig.Visit otto = rig.as("otto");
    await().atMost(PATIENCE).until(() -> otto.get("/").body().contains("Due now"));
    StringBuilder table = new StringBuilder();
    long slowest = 0;
    for (String page : PAGES) {
      double[] millis = new double[REPEATS];
      HttpResponse<String> reply = otto.get(page);
      assertThat(reply.statusCode()).as(page).isEqualTo(200);
      for (int i = 0; i < REPEATS; i++) {
        long began = System.nanoTime();
        otto.get(page);
        millis[i] = (System.nanoTime() - began) / 1e6;
      }
      Arrays.sort(millis);
      slowest = Math.max(slowest, Math.round(millis[REPEATS - 1]));
      table.append(
          String.format(
              Locale.ROOT,
              "%-45s median %7.1f ms  slowest %7.1f ms  %,d bytes%n",
              page,
              millis[REPEATS / 2],
              millis[REPEATS - 1],
              reply.body().length()));
    }
    write(table.toString());
    if (IS_MEASURED) {
      assertThat(slowest).as("%s", table).isLessThan(MOST_MILLIS);
    }
  }

  /** Rows as they would have become in time; triggers and foreign keys are left out. */
  private void fill() throws IOException {
    String script;
    try (InputStream sql = ConsoleAtScaleTest.class.getResourceAsStream("full-tables.sql")) {
      script = new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8);
    }
    String statements = script.replace(":rows", Integer.toString(ROWS));
    rig.statements()
        .inTransaction(
            handle -> {
              handle.execute("SET LOCAL session_replication_role = replica");
              return handle.createScript(statements).execute();
            });
    rig.sql("ANALYZE");
  }

  private static void write(String table) throws IOException {
    Path report = Path.of("target", "console-at-scale.txt");
    Files.createDirectories(report.getParent());
    Files.writeString(report, "%,d rows%n%s".formatted(ROWS, table));
  }
}
