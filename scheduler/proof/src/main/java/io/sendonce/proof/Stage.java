package io.sendonce.proof;

import io.sendonce.proof.cases.Case;
import io.sendonce.proof.cases.Finding;
import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Databases;
import io.sendonce.proof.cluster.OwnServer;
import io.sendonce.proof.cluster.Store;
import io.sendonce.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where cases are played: a folder for their files, and a server for those that do it no harm. */
final class Stage implements AutoCloseable {

  private final Path folder;
  private final Databases databases;

  Stage(Path folder, PostgresServer server) {
    this.folder = folder;
    this.databases = new Databases(server);
  }

  @Override
  public void close() {
    databases.close();
  }

  /** Plays one side of a case; what goes wrong is told in the finding. */
  Finding play(Case played, Store store) {
    try {
      Path own = folder.resolve(played.id() + "-" + store.word());
      Files.createDirectories(own);
      return played.harmsServer()
          ? playAlone(played, store, own)
          : play(played, store, own, databases);
    } catch (CaseFailedException e) {
      return Finding.broken(String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      return Finding.broken(e.toString());
    }
  }

  private static Finding playAlone(Case played, Store store, Path own) throws CaseFailedException {
    try (OwnServer server = OwnServer.start(own.resolve("postgres"))) {
      return play(played, store, own, new Databases(server));
    }
  }

  private static Finding play(Case played, Store store, Path own, Databases databases)
      throws CaseFailedException {
    try (Cluster cluster = Cluster.make(store, databases, own)) {
      return played.play(cluster);
    }
  }
}
