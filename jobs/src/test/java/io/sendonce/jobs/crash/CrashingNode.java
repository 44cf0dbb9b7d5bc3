package io.sendonce.jobs.crash;

import io.sendonce.jobs.crash.Point.Stream;
import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.unipile.UnipileProvider;
import io.sendonce.jobs.testdata.Node;
import io.sendonce.testing.proxy.Tap.Direction;
import io.sendonce.testing.proxy.TcpProxy;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Nodes whose database and provider are behind a network that strikes at one point. They work one
 * after another and inherit what connections are left: to open one takes longer than to send.
 */
final class CrashingNode implements AutoCloseable {

  private final TcpProxy toDatabase;
  private final TcpProxy toProvider;
  private final OneConnection connection;
  private final Database database;
  private final UnipileProvider provider;
  private volatile Traffic traffic = Traffic.undisturbed();

  CrashingNode(Surroundings surroundings) {
    this.toDatabase = TcpProxy.to(surroundings.database(), () -> new DatabaseTap(() -> traffic));
    this.toProvider =
        TcpProxy.to(
            surroundings.provider(),
            () -> (direction, bytes, length) -> traffic.pass(streamOf(direction), length));
    this.connection =
        new OneConnection(
            surroundings.connectionsThrough(toDatabase.port()), () -> traffic.isDead());
    this.database = Database.over(connection);
    this.provider = surroundings.unipileThrough(toProvider.port());
  }

  private static Stream streamOf(Direction direction) {
    return direction == Direction.TO_SERVER ? Stream.PROVIDER_REQUEST : Stream.PROVIDER_REPLY;
  }

  /** Works until the work is done, the node is dead, or it has failed three times. */
  void work(String name, Traffic itsTraffic, Consumer<Node> work) {
    traffic = itsTraffic;
    try (Node node = new Node(name, database, provider)) {
      int fires = 0;
      while (fires < 3 && !itsTraffic.isDead() && !isDone(node, work)) {
        fires++;
      }
    }
  }

  /** Asks the provider, without a database. */
  <T> T ask(Traffic itsTraffic, Function<MessagingProvider, T> question) {
    traffic = itsTraffic;
    return question.apply(provider);
  }

  private static boolean isDone(Node node, Consumer<Node> work) {
    try {
      work.accept(node);
      return true;
    } catch (RuntimeException e) {
      // A job logs this and is fired again.
      return false;
    }
  }

  @Override
  public void close() {
    provider.close();
    connection.close();
    toDatabase.close();
    toProvider.close();
  }
}
