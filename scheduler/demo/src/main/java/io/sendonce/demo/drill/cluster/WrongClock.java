package io.sendonce.demo.drill.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A process's clock that can be set while it runs, by Debian's libfaketime. The monotonic clock
 * stays right, as on a machine whose clock is corrected.
 */
public final class WrongClock {

  private final Path library;
  private final Path file;

  private WrongClock(Path library, Path file) throws IOException {
    this.library = library;
    this.file = file;
    set(0);
  }

  /** Where libfaketime is installed; empty where it is not. */
  public static Optional<Path> library() {
    return Stream.of("x86_64", "aarch64")
        .map(machine -> Path.of("/usr/lib/" + machine + "-linux-gnu/faketime/libfaketime.so.1"))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  static WrongClock in(Path file, Path library) throws IOException {
    return new WrongClock(library, file);
  }

  /** Sets it so many seconds before (positive) or behind the right time, within a second. */
  void set(int seconds) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, "%+d\n".formatted(seconds));
    Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD",
        library.toString(),
        "FAKETIME_TIMESTAMP_FILE",
        file.toString(),
        "FAKETIME_CACHE_DURATION",
        "1",
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        // Its correction of timed waits is for programs that wait by the wall clock; a JVM's waits
        // become several times too long by it.
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }
}
