package io.sendonce.jobs.crash;

import io.sendonce.jobs.crash.Point.Stream;
import io.sendonce.testing.proxy.Tap;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Counts what passes through a node's sockets, and strikes at one point. */
final class Traffic {

  private final @Nullable Point point;
  private final Blow blow;
  private final Map<Stream, Integer> passed = new EnumMap<>(Stream.class);
  private final Map<Stream, Integer> passedBeforeSending = new EnumMap<>(Stream.class);
  private final CompletableFuture<@Nullable Void> struck = new CompletableFuture<>();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private volatile boolean dead;

  private Traffic(@Nullable Point point, Blow blow) {
    this.point = point;
    this.blow = blow;
  }

  static Traffic undisturbed() {
    return new Traffic(null, Blow.CRASH);
  }

  static Traffic struckAt(Point point, Blow blow) {
    return new Traffic(point, blow);
  }

  /** How many units of a stream have passed so far. */
  synchronized int passed(Stream stream) {
    return passed.getOrDefault(stream, 0);
  }

  /** How many units of a stream had passed when the first byte of a request was due. */
  synchronized int passedBeforeSending(Stream stream) {
    return passedBeforeSending.getOrDefault(stream, 0);
  }

  boolean isStruck() {
    return struck.isDone();
  }

  /** Whether the node was killed. */
  boolean isDead() {
    return dead;
  }

  /** Lets a paused node go on. */
  void goOn() {
    goOn.countDown();
  }

  /** Is complete once the point is reached. */
  CompletableFuture<?> struck() {
    return struck;
  }

  /**
   * Asks for units of a stream to pass.
   *
   * @return how many pass now, or {@link Tap#CUT}
   */
  int pass(Stream stream, int units) throws InterruptedException {
    int passing = count(stream, units);
    if (passing != 0) {
      return passing;
    }
    if (blow != Blow.PAUSE) {
      return Tap.CUT;
    }
    goOn.await();
    return count(stream, units);
  }

  private boolean isCutOff(Stream stream) {
    return blow == Blow.CUT_OFF && isStruck() && stream.isOfProvider();
  }

  /** Counts what passes; 0 when the point is reached. */
  private synchronized int count(Stream stream, int units) {
    if (dead || isCutOff(stream)) {
      return Tap.CUT;
    }
    if (stream == Stream.PROVIDER_REQUEST && passed(stream) == 0) {
      passedBeforeSending.putAll(passed);
    }
    int before = passed(stream);
    int passing = units;
    if (point != null && point.stream() == stream && !isStruck()) {
      passing = Math.min(units, point.number() - before);
      if (passing == 0) {
        dead = blow == Blow.CRASH;
        struck.complete(null);
        return 0;
      }
    }
    passed.put(stream, before + passing);
    return passing;
  }
}
