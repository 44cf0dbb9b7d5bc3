package io.sendonce.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code bin/sendonce} with a stand-in for java that prints its arguments, one to a line. */
class LauncherTest {

  private static final Path SCRIPT = Path.of("src/distribution/bin/sendonce");

  private Path home = Path.of("");
  private Path launcher = Path.of("");
  private Path jdk = Path.of("");

  @BeforeEach
  void unpackANode(@TempDir Path temp) throws IOException {
    Path root = temp.toRealPath();
    home = root.resolve("a node");
    launcher = Files.createDirectories(home.resolve("bin")).resolve("sendonce");
    Files.copy(SCRIPT, launcher);
    makeExecutable(launcher);
    jdk = root.resolve("a jdk");
  }

  @Test
  void givesMainTheArgumentsAsTheyAre() throws Exception {
    installJava("17.0.15");

    Answer answer = run(launcher, Map.of(), "queue", "a b", "");

    assertThat(answer.lines())
        .containsExactly(
            "-XX:+ExitOnOutOfMemoryError",
            "-Dsendonce.home=" + home,
            "-cp",
            home + "/lib/*",
            "io.sendonce.scheduler.command.Main",
            "queue",
            "a b",
            "");
    assertThat(answer.exitCode()).isZero();
  }

  @Test
  void givesTheJvmEveryOptionOfTheEnvironment() throws Exception {
    installJava("25");

    Answer answer = run(launcher, Map.of("SENDONCE_JAVA_OPTS", "-Xmx1g -Da=b"));

    assertThat(answer.lines()).containsSubsequence("-Xmx1g", "-Da=b", "-cp");
  }

  @Test
  void usesTheLogbackConfigurationOfItsDirectory() throws Exception {
    installJava("17.0.15");
    Path logging = Files.createDirectories(home.resolve("config")).resolve("logback.xml");
    Files.writeString(logging, "<configuration/>");

    assertThat(run(launcher, Map.of()).lines())
        .containsSubsequence("-Dlogback.configurationFile=" + logging, "-cp");
  }

  @Test
  void findsItsHomeThroughALinkToALink() throws Exception {
    installJava("17.0.15");
    Path elsewhere = Files.createDirectories(home.resolveSibling("elsewhere"));
    Files.createSymbolicLink(elsewhere.resolve("relative"), Path.of("../a node/bin/sendonce"));
    Path link =
        Files.createSymbolicLink(home.resolveSibling("link"), Path.of("elsewhere/relative"));

    assertThat(run(link, Map.of()).lines()).contains("-Dsendonce.home=" + home);
  }

  @Test
  void refusesAJavaThatIsTooOld() throws Exception {
    installJava("11.0.2");

    assertRefused(
        "sendonce: " + jdk + "/bin/java is Java 11.0.2. Sendonce needs Java 17 or newer.");
  }

  @Test
  void refusesAJavaFromBeforeTheVersionNumbersChanged() throws Exception {
    installJava("1.8.0_352");

    assertRefused(
        "sendonce: " + jdk + "/bin/java is Java 1.8.0_352. Sendonce needs Java 17 or newer.");
  }

  @Test
  void refusesAJavaHomeThatIsNone() throws Exception {
    assertRefused(
        "sendonce: JAVA_HOME = "
            + jdk
            + " holds no bin/java. Point it at a Java 17 or newer, or unset it.");
  }

  private void assertRefused(String sentence) throws Exception {
    Answer answer = run(launcher, Map.of());
    assertThat(answer.lines()).containsExactly(sentence);
    assertThat(answer.exitCode()).isEqualTo(1);
  }

  private void installJava(String version) throws IOException {
    Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        [ "$1" = -version ] && { echo 'openjdk version "%s" 2026-01-01' >&2; exit; }
        printf '%%s\\n' "$@"
        """
            .formatted(version));
    makeExecutable(java);
  }

  private static void makeExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Answer run(Path program, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", program.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("SENDONCE_JAVA_OPTS");
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(20, SECONDS)).as("ended by itself").isTrue();
    return new Answer(List.of(output.split("\n", -1)), process.exitValue());
  }

  private record Answer(List<String> output, int exitCode) {
    List<String> lines() {
      return output.subList(0, output.size() - 1);
    }
  }
}
