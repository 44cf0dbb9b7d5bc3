package io.sendonce.demo.drill.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sendonce.demo.drill.wire.Wire.Side;
import io.sendonce.testing.PostgresServer;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;

/** F2: a commit that was lost and one whose acknowledgement was lost, on a real PostgreSQL. */
class WireTest {

  private static final String NAME = "drill_wire";

  private Wire wire;
  private Jdbi straight;
  private Jdbi throughTheWire;

  WireTest() {
    PostgresServer server = PostgresServer.shared();
    server.administer("DROP DATABASE IF EXISTS " + NAME + " WITH (FORCE)");
    server.administer("CREATE DATABASE " + NAME);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(server.jdbcUrl(NAME));
    straight = Jdbi.create(source);
    String host = Objects.requireNonNull(source.getServerNames())[0];
    int port = Objects.requireNonNull(source.getPortNumbers())[0];
    wire = Wire.toDatabase(new InetSocketAddress(host, port));
    PGSimpleDataSource detour = new PGSimpleDataSource();
    detour.setUrl(server.jdbcUrl(NAME));
    detour.setServerNames(new String[] {"127.0.0.1"});
    detour.setPortNumbers(new int[] {wire.port()});
    throughTheWire = Jdbi.create(detour);
  }

  @BeforeEach
  void tables() {
    straight.useHandle(
        handle -> {
          handle.execute("CREATE TABLE send_attempts (id int)");
          handle.execute("CREATE TABLE other (id int)");
        });
  }

  @AfterEach
  void close() {
    wire.close();
    PostgresServer.shared().administer("DROP DATABASE " + NAME + " WITH (FORCE)");
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void aConnectionEndsOnTheAskedForSideOfACommitOfTheQueueAndOfNoOther(Side side) {
    try (Handle handle = throughTheWire.open()) {
      // Several times, so that the driver has gone over to named statements.
      for (int number = 0; number < 8; number++) {
        insert(handle, "send_attempts");
      }
      wire.cutAtCommit(side, 1);
      insert(handle, "other");
      assertThat(wire.cutsMade()).isZero();

      assertThatThrownBy(() -> insert(handle, "send_attempts"))
          .hasRootCauseInstanceOf(java.io.IOException.class);
    }

    assertThat(wire.cutsMade()).isEqualTo(1);
    assertThat(count("other")).isEqualTo(1);
    assertThat(count("send_attempts")).isEqualTo(side == Side.BEFORE ? 8 : 9);
    try (Handle again = throughTheWire.open()) {
      insert(again, "send_attempts");
    }
  }

  @Test
  void whatIsHeldNeverArrives() throws Exception {
    try (Handle handle = throughTheWire.open()) {
      Connection connection = handle.getConnection();
      connection.setNetworkTimeout(Runnable::run, 500);
      wire.hold();

      assertThatThrownBy(() -> handle.execute("INSERT INTO other VALUES (1)"))
          .hasRootCauseInstanceOf(java.net.SocketTimeoutException.class);
      wire.open();
    }

    // The held connection has ended at the server, and with it what it might have said.
    await().atMost(Duration.ofSeconds(20)).until(() -> sessions() == 0);
    assertThat(count("other")).isZero();
  }

  private static void insert(Handle handle, String table) {
    handle.useTransaction(inside -> inside.execute("INSERT INTO " + table + " VALUES (1)"));
  }

  private int count(String table) {
    return straight.withHandle(
        handle -> handle.createQuery("SELECT count(*) FROM " + table).mapTo(int.class).one());
  }

  private int sessions() throws SQLException {
    return straight.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
                .mapTo(int.class)
                .one());
  }
}
