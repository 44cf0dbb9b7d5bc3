package io.sendonce.jobs.brake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a pause has taken hold (F18). */
class StandstillTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private static final Duration SHORT = Duration.ofMillis(200);

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private Standstill standstill;

  @BeforeEach
  void overTheQueue() {
    standstill = new Standstill(database.statements());
  }

  @Test
  void whoeverIsAtTheQueueSinceBeforeIsWaitedFor() throws Exception {
    try (Connection claim = atTheQueue("UPDATE send_queue SET looks = looks WHERE false")) {
      assertThat(standstill.awaitClaims(SHORT)).isFalse();
      claim.commit();
    }
    assertThat(standstill.awaitClaims(LONG)).isTrue();
  }

  @Test
  void whoeverComesLaterIsNot() throws Exception {
    Connection first = atTheQueue("UPDATE send_queue SET looks = looks WHERE false");
    CountDownLatch secondLook = new CountDownLatch(2);
    Standstill counted = new Standstill(Database.over(counting(secondLook)));
    CountDownLatch waited = new CountDownLatch(1);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    Future<Boolean> later =
        threads.submit(
            () -> {
              secondLook.await();
              try (Connection second =
                  atTheQueue("UPDATE send_queue SET looks = looks WHERE false")) {
                first.close();
                boolean isThrough = waited.await(1, TimeUnit.MINUTES);
                second.rollback();
                return isThrough;
              }
            });
    assertThat(counted.awaitClaims(LONG)).isTrue();
    waited.countDown();
    assertThat(later.get()).isTrue();
    threads.shutdown();
  }

  @Test
  void whoeverOnlyReadsIsNotWaitedFor() throws Exception {
    try (Connection reader = atTheQueue("SELECT count(*) FROM send_queue")) {
      assertThat(standstill.awaitClaims(SHORT)).isTrue();
      reader.rollback();
    }
  }

  /** Counts the connections that are asked for: there is one for each look. */
  private DataSource counting(CountDownLatch looks) {
    DataSource real = database.dataSource();
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              looks.countDown();
              return method.invoke(real, arguments);
            });
  }

  private Connection atTheQueue(String sql) throws SQLException {
    Connection connection = database.dataSource().getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return connection;
  }
}
