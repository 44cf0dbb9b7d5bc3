package io.sendonce.jobs.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sendonce.jobs.recovery.Recovery;
import io.sendonce.jobs.recovery.RecoveryEvents;
import io.sendonce.jobs.recovery.RecoverySettings;
import io.sendonce.simulator.faults.Fault;
import io.sendonce.simulator.faults.FaultKind;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a node may still do when its time is up, its node stops or its database is away. */
class LeaseTest {

  @RegisterExtension final DeliveryRig rig = new DeliveryRig();

  @Test
  void f08ASendThatComesToItsTurnAfterTheDeadlineWritesNothing() throws Exception {
    long id = rig.database.enqueueAnywhere("a");
    BlockingQueue<Runnable> held = new LinkedBlockingQueue<>();
    SendLanes lanes =
        rig.node(
            "slow",
            rig.unipile(),
            rig.database.dataSource(),
            DeliveryRig.settings(Duration.ofMillis(1500)),
            held::add);
    AtomicBoolean enough = new AtomicBoolean();
    Future<Integer> claimed = rig.threads.submit(() -> lanes.run(DeliveryRig.ALL, enough::get));
    Runnable send = held.poll(5, TimeUnit.SECONDS);
    // The lease of 1.5 s less its margin of 1 s ends before the database calls the lease over.
    await().until(() -> expired(id));
    enough.set(true);
    assertThat(send).isNotNull();
    send.run();
    claimed.get();
    assertThat(rig.sendsOnTheWire()).isZero();
    assertThat(rig.database.status(id)).isEqualTo("pending");
  }

  @Test
  void f09AnExpiredLeaseMakesTheMessageUncertainAndTheLateAnswerDecidesIt() throws Exception {
    long id = rig.database.enqueueAnywhere("a");
    rig.fault(Fault.of(FaultKind.SLOW).lasting(Duration.ofMillis(1200)));
    SendLanes lanes = rig.node("slow");
    Future<Integer> run = rig.threads.submit(() -> lanes.run(DeliveryRig.ALL, () -> false));
    await().until(() -> rig.sendsOnTheWire() == 1);
    rig.database.run("UPDATE send_queue SET lease_until = clock_timestamp() - interval '1 second'");
    assertThat(recovery().expireLeases()).isEqualTo(1);
    assertThat(rig.database.status(id)).isEqualTo("uncertain");
    run.get();
    assertThat(rig.database.status(id)).isEqualTo("sent");
    assertThat(rig.database.value(String.class, "SELECT source FROM attempt_evidence"))
        .isEqualTo("late_reply");
    assertThat(rig.deliveries()).hasSize(1);
  }

  @Test
  void stoppingLetsRequestsOnTheWireFinishAndGivesTheOthersBack() throws Exception {
    long onTheWire = rig.database.enqueueAnywhere("a");
    rig.fault(Fault.of(FaultKind.SLOW).lasting(Duration.ofMillis(800)));
    SendLanes lanes = rig.node("draining");
    Future<Integer> run = rig.threads.submit(() -> lanes.run(DeliveryRig.ALL, () -> false));
    await().until(() -> rig.sendsOnTheWire() == 1);
    lanes.stop();
    long late = rig.database.enqueueAnywhere("b");
    run.get();
    assertThat(rig.database.status(onTheWire)).isEqualTo("sent");
    assertThat(rig.database.status(late)).isEqualTo("pending");
    assertThat(
            rig.database.value(
                Long.class, "SELECT count(*) FROM send_queue WHERE lease_until IS NOT NULL"))
        .isZero();
  }

  @Test
  void anOutcomeIsWrittenWhenTheDatabaseIsBackWithinTheLease() throws Exception {
    long id = rig.database.enqueueAnywhere("a");
    rig.fault(Fault.of(FaultKind.SLOW).lasting(Duration.ofMillis(300)));
    Cuttable connections = new Cuttable(rig.database.dataSource());
    SendLanes lanes =
        rig.node(
            "cut-off",
            rig.unipile(),
            connections,
            DeliveryRig.settings(Duration.ofSeconds(6)),
            rig.threads);
    Future<Integer> sending =
        rig.threads.submit(() -> lanes.run(DeliveryRig.ALL, () -> connections.isCut));
    await().until(() -> rig.sendsOnTheWire() == 1);
    connections.isCut = true;
    await().until(() -> connections.refusals > 1);
    assertThat(rig.database.status(id)).isEqualTo("processing");
    connections.isCut = false;
    sending.get();
    assertThat(rig.database.status(id)).isEqualTo("sent");
    assertThat(rig.sendsOnTheWire()).isEqualTo(1);
  }

  private boolean expired(long id) {
    return rig.database.value(
        Boolean.class, "SELECT lease_until < clock_timestamp() FROM send_queue WHERE id = ?", id);
  }

  private Recovery recovery() {
    return new Recovery(
        rig.database.statements(),
        "node-r",
        rig.unipile(),
        new RecoverySettings(
            RecoverySettings.Policy.HOLD,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            2,
            Duration.ofMinutes(1)),
        new RecoveryEvents() {});
  }

  /** Connections that a test can take away. */
  private static final class Cuttable implements DataSource {

    private final DataSource whole;
    private volatile boolean isCut;
    private volatile int refusals;

    Cuttable(DataSource whole) {
      this.whole = whole;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread settles
    public Connection getConnection() throws SQLException {
      if (isCut) {
        refusals++;
        throw new SQLException("the database is away", "08006");
      }
      return whole.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      return whole.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
      whole.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
      whole.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
      return whole.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getLogger("cuttable");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      return whole.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
      return whole.isWrapperFor(type);
    }
  }
}
