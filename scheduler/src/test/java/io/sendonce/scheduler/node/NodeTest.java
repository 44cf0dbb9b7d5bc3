package io.sendonce.scheduler.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NodeTest {

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void partsStartInOrderAndStopInReverse() throws Exception {
    Node node = node(new Noted("a"), new Noted("b"), new Noted("c"));

    assertThat(node.start()).isTrue();
    node.stop();
    node.stop();
    node.awaitStop();

    assertThat(events).containsExactly("+a", "+b", "+c", "-c", "-b", "-a");
  }

  @Test
  void aFailedStartStopsWhatHadStartedAndSaysWhichPartFailed() throws Exception {
    Node node = node(new Noted("a"), new Noted("b"), new FailsToStart("c"), new Noted("d"));

    assertThatThrownBy(node::start)
        .isInstanceOf(NodeStartException.class)
        .hasMessage("c did not start: no such thing")
        .hasCauseInstanceOf(IllegalStateException.class);

    node.awaitStop();
    node.stop();
    assertThat(events).containsExactly("+a", "+b", "+c", "-b", "-a");
  }

  @Test
  void aPartThatFailsToStopDoesNotKeepTheOthersFromStopping() throws Exception {
    Node node =
        node(
            new Noted("a"),
            new Noted("b") {
              @Override
              public void stop(Duration timeLeft) {
                super.stop(timeLeft);
                throw new IllegalStateException("cannot");
              }
            });

    node.start();
    node.stop();

    assertThat(events).containsExactly("+a", "+b", "-b", "-a");
  }

  @Test
  void aStopDuringTheStartInterruptsItAndStopsWhatHadStarted() throws Exception {
    CountDownLatch starting = new CountDownLatch(1);
    NodePart slow =
        new Noted("b") {
          @Override
          public void start() throws InterruptedException {
            events.add("+b");
            starting.countDown();
            new CountDownLatch(1).await();
          }
        };
    Node node = node(new Noted("a"), slow, new Noted("c"));
    Future<Boolean> start = threads.submit(node::start);
    starting.await();

    node.stop();

    assertThat(start.get(10, TimeUnit.SECONDS)).isFalse();
    assertThat(events).containsExactly("+a", "+b", "-a");
  }

  @Test
  void aPartThatFinishesItsStartAlthoughAStopWasAskedForIsStoppedToo() throws Exception {
    CountDownLatch starting = new CountDownLatch(1);
    CountDownLatch mayFinish = new CountDownLatch(1);
    NodePart stubborn =
        new Noted("b") {
          @Override
          public void start() throws InterruptedException {
            super.start();
            starting.countDown();
            awaitUninterruptibly(mayFinish);
          }
        };
    Node node = node(new Noted("a"), stubborn, new Noted("c"));
    Future<Boolean> start = threads.submit(node::start);
    starting.await();
    Future<?> stop = threads.submit(node::stop);
    await().until(() -> !stop.isDone());
    mayFinish.countDown();

    stop.get(10, TimeUnit.SECONDS);

    assertThat(start.get(10, TimeUnit.SECONDS)).isFalse();
    assertThat(events).containsExactly("+a", "+b", "-b", "-a");
  }

  @Test
  void aStopBeforeTheStartPreventsIt() throws Exception {
    Node node = node(new Noted("a"));

    node.stop();

    node.awaitStop();
    assertThatThrownBy(node::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("node test was started or stopped before");
    assertThat(events).isEmpty();
  }

  @Test
  void aPartThatDoesNotStopIsLeftBehindSoThatTheStopStaysBounded() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    NodePart hanging =
        new Noted("b") {
          @Override
          public void stop(Duration timeLeft) {
            super.stop(timeLeft);
            awaitUninterruptibly(never);
          }
        };
    Node node =
        new Node("test", List.of(new Noted("a"), hanging, new Noted("c")), Duration.ofSeconds(4));
    node.start();
    long begin = System.nanoTime();

    node.stop();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    assertThat(events).containsExactly("+a", "+b", "+c", "-c", "-b", "-a");
    never.countDown();
  }

  @Test
  void aStopThatFindsAnotherOneUnderWayWaitsForIt() throws Exception {
    CountDownLatch stopping = new CountDownLatch(1);
    CountDownLatch mayStop = new CountDownLatch(1);
    NodePart slow =
        new Noted("a") {
          @Override
          public void stop(Duration timeLeft) {
            stopping.countDown();
            awaitUninterruptibly(mayStop);
            super.stop(timeLeft);
          }
        };
    Node node = node(slow);
    node.start();
    Future<?> first = threads.submit(node::stop);
    stopping.await();
    Future<?> second = threads.submit(node::stop);
    assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    mayStop.countDown();

    second.get(10, TimeUnit.SECONDS);
    first.get(10, TimeUnit.SECONDS);

    assertThat(events).containsExactly("+a", "-a");
  }

  private static Node node(NodePart... parts) {
    return new Node("test", List.of(parts), Duration.ofSeconds(20));
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private class Noted implements NodePart {
    private final String name;

    Noted(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void start() throws InterruptedException {
      events.add("+" + name);
    }

    @Override
    public void stop(Duration timeLeft) {
      events.add("-" + name);
    }
  }

  private final class FailsToStart extends Noted {
    FailsToStart(String name) {
      super(name);
    }

    @Override
    public void start() throws InterruptedException {
      super.start();
      throw new IllegalStateException("no such thing");
    }
  }
}
