package io.sendonce.demo.drill.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code report.html} and {@code report.json}. */
public final class ReportFiles {

  private ReportFiles() {}

  /** Writes both into a folder that is there. */
  public static void write(Path folder, RunResult result, Verdict verdict) throws IOException {
    Files.writeString(folder.resolve("report.html"), Page.of(result, verdict));
    Files.writeString(folder.resolve("report.json"), Json.of(result, verdict));
  }
}
