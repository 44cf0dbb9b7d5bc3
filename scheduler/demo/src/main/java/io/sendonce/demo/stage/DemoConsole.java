package io.sendonce.demo.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A console beside the nodes, with one user who may do everything.
 *
 * @param address where a browser finds it
 * @param user the user's name
 * @param password made for this showing
 */
public record DemoConsole(String address, String user, String password) {

  private static final Duration START = Duration.ofSeconds(60);
  private static final int PASSWORD_BYTES = 12;

  /** Makes the user, starts the console and waits until it listens. */
  static DemoConsole start(Stage stage, String program, Path config) throws PartFailedException {
    DemoConsole console = new DemoConsole("http://127.0.0.1:" + freePort(), "demo", newPassword());
    console.addUser(program, config);
    RunningProcess process =
        stage.start(
            "console",
            List.of(program, "console", "--config", config.toString()),
            Map.of("SENDONCE_CONSOLE_PORT", Integer.toString(console.port())));
    if (!Patience.await(START, () -> process.isAlive() && console.isListening())) {
      throw process.failed("did not listen within " + START.toSeconds() + " s");
    }
    return console;
  }

  private void addUser(String program, Path config) throws PartFailedException {
    ProcessBuilder command =
        new ProcessBuilder(
                program,
                "users",
                "add",
                user,
                "--role",
                "admin",
                "--stdin",
                "--config",
                config.toString())
            .redirectErrorStream(true);
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try {
      Process adding = command.start();
      try (OutputStream input = adding.getOutputStream()) {
        input.write((password + "\n").getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(adding.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!adding.waitFor(START.toSeconds(), TimeUnit.SECONDS) || adding.exitValue() != 0) {
        throw new PartFailedException("the console's user could not be made: " + said.strip());
      }
    } catch (IOException e) {
      throw new PartFailedException("the console's user could not be made: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailedException("the console's user could not be made: interrupted", e);
    }
  }

  private int port() {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  private boolean isListening() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String newPassword() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static int freePort() throws PartFailedException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    } catch (IOException e) {
      throw new PartFailedException("no port is free for the console: " + e.getMessage(), e);
    }
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "DemoConsole[" + address + "]";
  }
}
