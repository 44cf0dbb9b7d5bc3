package io.sendonce.demo.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.demo.drill.asked.DrillOptions;
import io.sendonce.demo.drill.asked.Policy;
import io.sendonce.demo.drill.asked.Seeds;
import io.sendonce.demo.drill.plan.FaultKind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DrillCommandTest {

  private final DrillCommand command = new DrillCommand();
  private final StringWriter said = new StringWriter();

  @Test
  void withoutOptionsEverythingGoesWrongOnce() {
    new CommandLine(command).parseArgs();

    DrillOptions options = command.options();
    assertThat(options.size()).isEqualTo(new DrillOptions.Size(1000, 3, 10));
    assertThat(options.faults().kinds()).containsExactlyInAnyOrder(FaultKind.values());
    assertThat(options.faults().named()).isFalse();
    assertThat(options.policy()).isEqualTo(Policy.HOLD);
    assertThat(options.seeds().areSeveral()).isFalse();
    assertThat(options.controls()).isTrue();
    assertThat(options.limit()).isNull();
  }

  @Test
  void partsCanBeChosen() {
    new CommandLine(command)
        .parseArgs(
            "--seeds=3-5",
            "--faults=sigkill, hang",
            "--policy=retry",
            "--time=5m",
            "--no-controls",
            "--jdbc-url=jdbc:postgresql://db/any?user=me");

    DrillOptions options = command.options();
    assertThat(options.seeds()).isEqualTo(new Seeds(3, 5));
    assertThat(options.faults().kinds())
        .containsExactlyInAnyOrder(FaultKind.SIGKILL, FaultKind.HANG);
    assertThat(options.policy()).isEqualTo(Policy.RETRY);
    assertThat(options.limit()).isEqualTo(Duration.ofMinutes(5));
    assertThat(options.controls()).isFalse();
    assertThat(options.places().jdbcUrl()).isEqualTo("jdbc:postgresql://db/any?user=me");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--messages=19            | --messages must be from 20 to 200000, not 19",
        "--nodes=10               | --nodes must be from 1 to 9, not 10",
        "--process-faults=-1      | --process-faults must be from 0 to 1000, not -1",
        "--seeds=9-3              | --seeds must be a range of at most 1000 seeds, the lower first, not 9-3",
        "--seeds=some             | --seeds must be written like 1-20, not some",
        "--seed=1 --seeds=1-2     | --seed and --seeds say the same thing: give one of them, not both",
        "--policy=guess           | --policy must be hold or retry, not guess",
        "--time=soon              | --time must be written like 90s or 5m, not soon",
        "--time=0s                | --time must be written like 90s or 5m, not 0s",
        "--jdbc-url=db            | --jdbc-url must begin with jdbc:postgresql://, not db",
        "--faults=sigkill,fire    | --faults must be all or a list of sigkill,",
        "--sed=1                  | Unknown option: '--sed=1'"
      })
  void aWrongOptionIsNamedWithItsRuleAndEndsWithTwo(String arguments, String message) {
    int code = commandLine().execute(arguments.split(" "));

    assertThat(code).isEqualTo(2);
    assertThat(said.toString()).startsWith(message);
  }

  @Test
  void anUnknownFaultIsQuotedAndTheListIsPointedAt() {
    commandLine().execute("--faults=fire");

    assertThat(said.toString()).contains(", not \"fire\"; --list-faults explains them");
  }

  @Test
  void theListOfFaultsNamesEachWithItsClasses() {
    assertThat(commandLine().execute("--list-faults")).isZero();
    assertThat(said.toString().lines().count()).isEqualTo(FaultKind.values().length);
    assertThat(said.toString()).contains("postgres-crash", "F2, F29", "late-landing");
  }

  @Test
  void helpShowsExamplesAndExitCodes() {
    assertThat(commandLine().execute("--help")).isZero();
    assertThat(said.toString())
        .contains("sendonce drill --policy retry --faults late-landing", "it did not hold");
  }

  private CommandLine commandLine() {
    PrintWriter writer = new PrintWriter(said, true);
    return Main.commandLine().setOut(writer).setErr(writer);
  }
}
