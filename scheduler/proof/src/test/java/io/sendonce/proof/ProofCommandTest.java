package io.sendonce.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ProofCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aCaseIsNamedWithOrWithoutItsLetter() {
    assertThat(run("--list", "--only", "E1,E5")).isZero();
    assertThat(out.toString().lines().map(line -> line.replaceFirst(" .*", "")))
        .containsExactly("E1a", "E1b", "E1c", "E5");
  }

  @Test
  void aCaseThatIsNotThereIsRefused() {
    assertThat(run("--only", "E5,E77")).isEqualTo(2);
    assertThat(err.toString()).contains("--only must name cases, see --list; there is no E77");
  }

  @Test
  void playingNeitherStoreIsRefused() {
    assertThat(run("--stock-only", "--ours-only")).isEqualTo(2);
    assertThat(err.toString()).contains("--stock-only and --ours-only leave nothing to play");
  }

  @Test
  void playingNothingAtOnceIsRefused() {
    assertThat(run("--at-once", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--at-once must be 1 or more, not 0");
  }

  @Test
  void helpTellsTheExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("--only", "--stock-only", "Exit codes", "it did not hold");
  }

  private int run(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
