package io.sendonce.proof.cluster;

import io.sendonce.testing.EmbeddedServer;
import io.sendonce.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A server that waits for the disk, as in production, and that can be made to crash. */
public final class OwnServer implements PostgresServer {

  private final Path data;
  private EmbeddedServer running;

  private OwnServer(Path data) {
    this.data = data;
    this.running = EmbeddedServer.durable(data, 0);
  }

  /**
   * Starts one.
   *
   * @param data where it keeps its files
   */
  public static OwnServer start(Path data) {
    return new OwnServer(data);
  }

  /** Ends it at once, without a checkpoint, and starts it again on its port. */
  public void crash(Duration down) throws CaseFailedException {
    int port = running.port();
    ProcessHandle postmaster = postmaster();
    // To PostgreSQL, SIGQUIT is the "immediate" shutdown: it recovers from its log afterwards.
    Processes.signal(postmaster, "QUIT");
    postmaster.onExit().join();
    running.close();
    Patience.pause(down);
    running = EmbeddedServer.durable(data, port);
  }

  @Override
  public String jdbcUrl(String database) {
    return running.jdbcUrl(database);
  }

  @Override
  public void close() {
    running.close();
  }

  private ProcessHandle postmaster() throws CaseFailedException {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim();
      return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    } catch (IOException e) {
      throw new CaseFailedException("PostgreSQL does not run in " + data, e);
    }
  }
}
