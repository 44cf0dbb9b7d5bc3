package io.sendonce.jobs.crash;

import io.sendonce.jobs.provider.unipile.UnipileProvider;
import io.sendonce.jobs.provider.unipile.UnipileSettings;
import io.sendonce.jobs.testdata.QueueDatabase;
import io.sendonce.simulator.ProviderSimulator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The database and the provider, and the ways to them. */
record Surroundings(QueueDatabase queue, ProviderSimulator simulator) {

  InetSocketAddress database() {
    PGConnectionPoolDataSource straight = straight();
    return new InetSocketAddress(straight.getServerNames()[0], straight.getPortNumbers()[0]);
  }

  InetSocketAddress provider() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), simulator.port());
  }

  /** Connections to the database through a port of this machine. */
  PGConnectionPoolDataSource connectionsThrough(int port) {
    PGConnectionPoolDataSource through = straight();
    through.setServerNames(new String[] {"127.0.0.1"});
    through.setPortNumbers(new int[] {port});
    // Encrypted messages could not be told apart.
    through.setSslmode("disable");
    // The same messages each time, on a new connection and on one that was used before.
    through.setAssumeMinServerVersion("14");
    through.setPrepareThreshold(0);
    return through;
  }

  /** A client that finds the provider at a port of this machine. */
  UnipileProvider unipileThrough(int port) {
    Duration patience = Duration.ofSeconds(10);
    return new UnipileProvider(
        UnipileSettings.of("http://127.0.0.1:" + port, simulator.apiKey())
            .with(new UnipileSettings.Timeouts(patience, patience, patience)));
  }

  /** Connections to the database with nothing between. */
  PGConnectionPoolDataSource straight() {
    PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
    connections.setUrl(queue.jdbcUrl());
    return connections;
  }
}
