package io.sendonce.demo.drill.asked;

import io.sendonce.demo.drill.plan.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a drill was asked for.
 *
 * @param size how much of everything
 * @param seeds decide everything that is drawn
 * @param faults what may go wrong
 * @param policy of the nodes
 * @param webhooks whether the nodes take the provider's webhook, each of them
 * @param limit the longest that a run may take from its first message on; null for what its size
 *     needs
 * @param places where it happens
 * @param controls whether the controls are run, too
 */
public record DrillOptions(
    Size size,
    Seeds seeds,
    Faults faults,
    Policy policy,
    boolean webhooks,
    @Nullable Duration limit,
    Places places,
    boolean controls) {

  /**
   * How much of everything.
   *
   * @param messages wanted
   * @param nodes that share the work
   * @param processFaults of processes and the database
   */
  public record Size(int messages, int nodes, int processFaults) {
    /** Refuses what a machine cannot show or what would show nothing. */
    public Size {
      within("--messages", messages, 20, 200_000);
      within("--nodes", nodes, 1, 9);
      within("--process-faults", processFaults, 0, 1000);
    }

    private static void within(String option, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "%s must be from %d to %d, not %d".formatted(option, least, most, value));
      }
    }
  }

  /**
   * What may go wrong.
   *
   * @param kinds each
   * @param named whether they were named, rather than meant by {@code all}
   */
  public record Faults(Set<FaultKind> kinds, boolean named) {
    /** Copies the kinds. */
    public Faults {
      kinds = Set.copyOf(kinds);
    }

    /** Reads {@code --faults}. */
    public static Faults parse(String written) {
      return new Faults(FaultList.parse(written), !written.equals(FaultList.ALL));
    }
  }

  /**
   * Where it happens.
   *
   * @param jdbcUrl a server that is given; null for one of our own
   * @param report the folder for reports; null for a temporary one
   * @param keep whether logs, configuration and ledger stay where a run held, too
   */
  public record Places(@Nullable String jdbcUrl, @Nullable Path report, boolean keep) {
    /** Refuses what is no address. */
    public Places {
      if (jdbcUrl != null && !jdbcUrl.startsWith("jdbc:postgresql://")) {
        throw new IllegalArgumentException(
            "--jdbc-url must begin with jdbc:postgresql://, not " + jdbcUrl);
      }
    }
  }

  /** Reads {@code --policy}. */
  public static Policy policy(String written) {
    return Policy.parse(written);
  }

  /** Reads {@code --time}. */
  public static Duration limit(String written) {
    return Limit.parse(written);
  }

  /** Reads {@code --seeds}. */
  public static Seeds seeds(String written) {
    return Seeds.parse(written);
  }
}
