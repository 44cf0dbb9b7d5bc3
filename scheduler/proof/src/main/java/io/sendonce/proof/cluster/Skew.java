package io.sendonce.proof.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clock that is wrong by some seconds. The monotonic clock stays right, as on a machine that was
 * never set to the time of the others.
 */
public final class Skew {

  private final Path library;
  private final int seconds;

  private Skew(Path library, int seconds) {
    this.library = library;
    this.seconds = seconds;
  }

  /**
   * A wrong clock, where Debian's libfaketime is installed.
   *
   * @param seconds ahead of the right time if positive
   */
  public static Optional<Skew> of(int seconds) {
    return Stream.of("x86_64", "aarch64")
        .map(machine -> Path.of("/usr/lib/" + machine + "-linux-gnu/faketime/libfaketime.so.1"))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(library -> new Skew(library, seconds));
  }

  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD",
        library.toString(),
        "FAKETIME",
        "%+d".formatted(seconds),
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        // Its correction of timed waits is for programs that wait by the wall clock; a JVM's waits
        // become several times too long by it.
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }
}
