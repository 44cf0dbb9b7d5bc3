package io.sendonce.scheduler.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a shell sees: the program in a process of its own, whose output must be there at its end.
 */
class ProcessTest {

  @RegisterExtension final CommandRig rig = CommandRig.migrated();

  @Test
  void whatACommandSaysIsWrittenBeforeItEnds() throws Exception {
    assertThat(run("status")).startsWith("No node is alive.").endsWith("exit code 0");
    assertThat(run("migrate", "--print")).contains("INSERT INTO").endsWith("exit code 0");
    assertThat(run("messages", "show", "7")).contains("7").endsWith("exit code 1");
  }

  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classpath(), Main.class.getName()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--config", rig.directory().toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return said + "exit code " + process.waitFor();
  }

  /** Surefire starts the tests with a jar that only names the classpath. */
  private static String classpath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
