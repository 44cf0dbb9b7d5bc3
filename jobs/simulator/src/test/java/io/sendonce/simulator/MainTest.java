package io.sendonce.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.simulator.ledger.Ledger;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {
  @TempDir private Path folder = Path.of(".");

  @Test
  void theProgramAnnouncesItsPortServesAndEndsOnSigterm() throws Exception {
    Path portFile = folder.resolve("port");
    Path ledger = folder.resolve("ledger");
    Process process = start(ledger, portFile);
    try {
      await().until(() -> Files.exists(portFile));
      String port = Files.readString(portFile).strip();
      assertThat(post(port).statusCode()).isEqualTo(201);

      process.destroy();

      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(128 + 15);
      assertThat(Files.readString(folder.resolve("out")).lines().toList())
          .containsExactly("simulator listens on http://127.0.0.1:" + port);
      assertThat(Ledger.read(ledger)).hasSize(1);
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "                               | Missing required option: '--ledger=FILE'",
        "--ledger=x --delay=soon        | 'soon' must be a duration such as 250ms, 3s, 2m, 1h, PT3S or 0",
        "--ledger=x --delay=5s-3s       | delay = PT5S to PT3S must not be negative nor reversed",
        "--ledger=x --port=70000        | port = 70000 must be from 0 to 65535",
        "--ledger=x --api-key=          | api-key must not be blank",
        "--ledger=x --porst=1           | Unknown option: '--porst=1'",
      })
  void aWrongOptionIsExplained(String options, String message) {
    StringWriter err = new StringWriter();
    CommandLine program = Main.commandLine().setErr(new PrintWriter(err));

    String[] arguments = options == null ? new String[0] : options.split(" ", -1);
    assertThat(program.execute(arguments)).isEqualTo(2);

    assertThat(err.toString()).contains(message);
  }

  @Test
  void aPortThatIsTakenIsExplained() throws Exception {
    try (ProviderSimulator first =
        ProviderSimulator.start(SimulatorSettings.forTests(folder.resolve("first")))) {
      StringWriter err = new StringWriter();
      CommandLine program = Main.commandLine().setErr(new PrintWriter(err));

      int code = program.execute("--ledger=" + folder.resolve("second"), "--port=" + first.port());

      assertThat(code).isEqualTo(1);
      assertThat(err.toString())
          .startsWith("simulator: cannot listen on 127.0.0.1:" + first.port() + ": ");
    }
  }

  @Test
  void helpNamesEveryOption() {
    StringWriter out = new StringWriter();

    assertThat(Main.commandLine().setOut(new PrintWriter(out)).execute("--help")).isZero();

    assertThat(out.toString())
        .contains("--ledger", "--port", "--port-file", "--delay", "--read-back-lag", "--seed")
        .contains("--api-key", "--accounts", "--no-texts");
  }

  private Process start(Path ledger, Path portFile) throws Exception {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.sendonce.simulator.Main",
            "--ledger=" + ledger,
            "--port-file=" + portFile,
            "--delay=0",
            "--api-key=k")
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private static HttpResponse<String> post(String port) throws Exception {
    String body = "{\"account_id\":\"a1\",\"attendees_ids\":[\"p\"],\"text\":\"hello\"}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/chats"))
            .header("X-API-KEY", "k")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
