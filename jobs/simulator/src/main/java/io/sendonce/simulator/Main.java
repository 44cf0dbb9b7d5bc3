package io.sendonce.simulator;

import io.sendonce.simulator.provider.DelayRange;
import io.sendonce.simulator.provider.DurationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The simulator as a program. Exit codes: 0 stopped, 1 could not start, 2 wrong options. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    version = "simulator of Unipile API v1",
    sortOptions = false,
    description = {
      "Speaks Unipile API v1 on 127.0.0.1 for what a sender uses, misbehaves on demand,",
      "and writes every delivery to a ledger before it answers.",
      ""
    },
    footer = {
      "",
      "Control while it runs (JSON, no key needed):",
      "  GET/POST/DELETE /simulator/faults   GET/POST /simulator/settings",
      "  POST /simulator/accounts/{id}       POST /simulator/messages",
      "  GET /simulator/stats, /simulator/requests, /simulator/ledger",
      "SIGTERM ends it: what waits for its delay is dropped, the ledger is closed."
    })
public final class Main implements Callable<Integer> {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--ledger",
      required = true,
      paramLabel = "FILE",
      description = "Where deliveries are recorded; an existing ledger is continued.")
  private @Nullable Path ledger;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port on 127.0.0.1; 0 takes any free one (default).")
  private int port;

  @Option(
      names = "--port-file",
      paramLabel = "FILE",
      description = "Where to write the port once it listens; written in one piece.")
  private @Nullable Path portFile;

  @Option(
      names = "--delay",
      paramLabel = "RANGE",
      defaultValue = "3s-5s",
      converter = RangeConverter.class,
      description = "How long a send takes, such as 3s-5s or 0 (default ${DEFAULT-VALUE}).")
  private DelayRange delay = DelayRange.USUAL;

  @Option(
      names = "--read-back-lag",
      paramLabel = "TIME",
      defaultValue = "0",
      converter = DurationConverter.class,
      description =
          "How long after its delivery a message becomes readable, such as 2s (default 0).")
  private Duration readBackLag = Duration.ZERO;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What delays and faults are drawn from (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      defaultValue = "simulator-key",
      description = "What X-API-KEY must be (default ${DEFAULT-VALUE}).")
  private String apiKey = "simulator-key";

  @Option(
      names = "--accounts",
      split = ",",
      paramLabel = "ID",
      description = "The accounts that exist, separated by commas; without it every id does.")
  private List<String> accounts = List.of();

  @Option(names = "--no-texts", description = "Keep only hash and length of texts in the ledger.")
  private boolean withoutTexts;

  private Main() {}

  /** Runs it until it is told to stop. */
  public static void main(String[] arguments) {
    useOwnLogging();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println("simulator: " + failure.getMessage());
              return 1;
            });
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    try (ProviderSimulator simulator = ProviderSimulator.start(settings())) {
      // The program ends when its hooks end: this one waits for the ledger to be closed.
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> await(stop, stopped), "simulator-stop"));
      announce(simulator);
      stop.await();
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  private static void await(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      if (!stopped.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("simulator: did not stop within " + LONGEST_STOP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SimulatorSettings settings() {
    try {
      Path file = Objects.requireNonNull(ledger, "picocli requires --ledger");
      Set<String> known = new LinkedHashSet<>(accounts);
      return new SimulatorSettings(
          file, port, apiKey, seed, delay, readBackLag, known, !withoutTexts);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(self(), e.getMessage(), e);
    }
  }

  private void announce(ProviderSimulator simulator) throws IOException {
    Path file = portFile;
    if (file != null) {
      Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
      Files.writeString(unfinished, simulator.port() + "\n");
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    self().getOut().println("simulator listens on " + simulator.uri());
  }

  private CommandLine self() {
    return Objects.requireNonNull(spec, "picocli sets the spec").commandLine();
  }

  /** Unless whoever starts it says otherwise; must come before the first logger is made. */
  private static void useOwnLogging() {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "io/sendonce/simulator/logback.xml");
    }
  }

  /** Reads a range of durations. */
  static final class RangeConverter implements ITypeConverter<DelayRange> {
    @Override
    public DelayRange convert(String value) {
      try {
        return DurationText.parseRange(value);
      } catch (IllegalArgumentException e) {
        throw refused(e);
      }
    }
  }

  /** Reads a duration. */
  static final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      try {
        return DurationText.parse(value);
      } catch (IllegalArgumentException e) {
        throw refused(e);
      }
    }
  }

  private static TypeConversionException refused(IllegalArgumentException cause) {
    TypeConversionException refused = new TypeConversionException(cause.getMessage());
    refused.initCause(cause);
    return refused;
  }
}
