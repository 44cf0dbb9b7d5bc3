package io.sendonce.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.demo.options.Delay;
import io.sendonce.demo.options.Options;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DemoCommandTest {

  private final DemoCommand command = new DemoCommand();
  private final StringWriter said = new StringWriter();

  @Test
  void withoutOptionsEverythingIsShownAsTheReadmeSays() {
    new CommandLine(command).parseArgs();

    Options options = command.options();
    assertThat(options.size()).isEqualTo(new Options.Size(300, 30, 3));
    assertThat(options.delay()).isEqualTo(Delay.parse("3s-5s"));
    assertThat(options.acts()).isEqualTo(new Options.Acts(true, true, false));
    assertThat(options.directory()).isNull();
  }

  @Test
  void partsCanBeLeftOut() {
    new CommandLine(command).parseArgs("--no-old-way", "--no-kill", "--keep", "--seed", "7");

    assertThat(command.options().acts()).isEqualTo(new Options.Acts(false, false, true));
    assertThat(command.options().seed()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--messages=0             | --messages must be from 1 to 20000, not 0",
        "--nodes=10               | --nodes must be from 1 to 9, not 10",
        "--messages=5             | --accounts = 30 must not be more than --messages = 5: each sends at least one",
        "--delay=long             | --delay must be written like 3s-5s or 200ms-400ms, not long",
        "--messages=many          | Invalid value for option '--messages': 'many' is not an int",
        "--mesages=9              | Unknown option: '--mesages=9'",
        "--dir=/proc              | --dir must name a folder that is empty or can be made, not /proc (DirectoryNotEmptyException)"
      })
  void aWrongOptionIsNamedWithItsRuleAndEndsWithTwo(String argument, String message) {
    int code = commandLine().execute(argument);

    assertThat(code).isEqualTo(2);
    assertThat(said.toString()).startsWith(message);
  }

  @Test
  void helpShowsExamplesAndExitCodes() {
    assertThat(commandLine().execute("--help")).isZero();
    assertThat(said.toString()).contains("demo --keep --dir", "it did not hold", "--[no-]old-way");
  }

  private static CommandLine quiet(StringWriter said) {
    PrintWriter writer = new PrintWriter(said, true);
    return Main.commandLine().setOut(writer).setErr(writer);
  }

  private CommandLine commandLine() {
    return quiet(said);
  }
}
