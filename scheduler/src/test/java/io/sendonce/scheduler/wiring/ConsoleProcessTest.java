package io.sendonce.scheduler.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.UsersFile;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console as a process: on a node, and alone. */
@Timeout(180)
class ConsoleProcessTest {

  private static final String PASSWORD = "correct horse battery";

  @RegisterExtension final ProgramRig rig = new ProgramRig();

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void whoSignedInAtANodeIsKnownToAConsoleAloneWhichShowsTheNode() throws Exception {
    new UsersFile(rig.directory().resolve("users.properties")).put("ada", Role.ADMIN, PASSWORD);
    int nodePort = ProgramRig.freePort();
    int alonePort = ProgramRig.freePort();
    Process node = rig.start("node", console(nodePort));
    Process alone = rig.start("console", console(alonePort));
    try (BufferedReader ofNode = node.inputReader(StandardCharsets.UTF_8);
        BufferedReader ofAlone = alone.inputReader(StandardCharsets.UTF_8)) {
      rig.readUntil(ofNode, " record of starts started");
      rig.readUntil(ofAlone, "console at http://127.0.0.1:" + alonePort + "/, users are in ");
      String cookie = signIn(nodePort);
      says(alonePort, "/cluster", cookie, "<td>node-under-test</td><td>alive</td>");
      says(alonePort, "/", cookie, "Nothing is waiting.");
      assertThat(rig.stop(node, ofNode)).isEqualTo(143);
      assertThat(rig.stations("stopped"))
          .containsExactly(
              "record of starts",
              "remote commands",
              "intake",
              "quartz",
              "console",
              "history",
              "sender",
              "schema",
              "database connections");
      says(alonePort, "/", cookie, "No node is alive.");
      assertThat(rig.stop(alone, ofAlone)).isEqualTo(143);
    } finally {
      node.destroyForcibly();
      alone.destroyForcibly();
    }
  }

  @Test
  void withoutUsersItSaysHowToMakeOne() throws Exception {
    Process alone = rig.start("console", console(ProgramRig.freePort()));
    try (BufferedReader output = alone.inputReader(StandardCharsets.UTF_8)) {
      rig.readUntil(output, "nobody can sign in yet: sendonce users add NAME --role admin");
      rig.stop(alone, output);
    } finally {
      alone.destroyForcibly();
    }
  }

  @Test
  void aPortThatIsTakenAndAnAddressWithoutProxyEndTheStart() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process alone = rig.start("console", console(taken.getLocalPort()));
      try (BufferedReader output = alone.inputReader(StandardCharsets.UTF_8)) {
        assertThat(rig.readToEnd(alone, output)).isEqualTo(1);
      }
      assertThat(rig.lines())
          .anyMatch(line -> line.contains("change console.address or console.port"));
    }
    Process open = rig.start("console", Map.of("SENDONCE_CONSOLE_ADDRESS", "0.0.0.0"));
    try (BufferedReader output = open.inputReader(StandardCharsets.UTF_8)) {
      assertThat(rig.readToEnd(open, output)).isEqualTo(2);
    }
    assertThat(rig.lines())
        .anyMatch(
            line ->
                line.contains(
                    "SENDONCE_CONSOLE_ADDRESS = 0.0.0.0 can be reached by other machines, without TLS"));
  }

  private static Map<String, String> console(int port) {
    return Map.of(
        "SENDONCE_NODE_NAME", "node-under-test",
        "SENDONCE_CONSOLE_ENABLED", "true",
        "SENDONCE_CONSOLE_PORT", Integer.toString(port));
  }

  private String signIn(int port) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "name=ada&password=" + PASSWORD.replace(' ', '+')))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow()
        .replaceFirst(";.*", "");
  }

  /** Sooner or later: a console counts no more often than it can afford. */
  private void says(int port, String path, String cookie, String words) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(get(port, path, cookie)).contains(words));
  }

  private String get(int port, String path, String cookie) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Cookie", cookie)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
