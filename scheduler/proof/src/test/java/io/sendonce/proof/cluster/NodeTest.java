package io.sendonce.proof.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @Test
  void noNodeOutlivesItsClusterAndAnEndedInputEndsIt() throws CaseFailedException {
    Node orphan;
    Node left;
    try (Databases databases = new Databases(PostgresServer.shared());
        Cluster cluster = Cluster.make(Store.STOCK, databases, folder)) {
      orphan = cluster.launch(Settings.quick(), "orphan");
      left = cluster.launch(Settings.quick(), "left");
      orphan.awaitReady();
      left.awaitReady();

      orphan.orphan();
      assertThat(orphan.ended(SOON)).as("ended with its input").isTrue();
      assertThat(left.isAlive()).isTrue();
    }
    assertThat(left.ended(SOON)).as("ended with its cluster").isTrue();
  }
}
