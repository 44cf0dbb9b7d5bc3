package io.sendonce.jobs.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message that a person got more than once.
 *
 * @param to who got it
 * @param text what it said, or null where that is not on record any more
 * @param copies every one of them, the oldest first; those whose time is not known come last
 * @param sources where it was found
 */
public record Repeat(Recipient to, @Nullable String text, List<Copy> copies, Set<Source> sources) {

  private static final Comparator<Copy> OLDEST_FIRST =
      Comparator.comparing(Copy::at, Comparator.nullsLast(Comparator.<Instant>naturalOrder()));

  /** Puts the copies in order. */
  public Repeat {
    copies = copies.stream().sorted(OLDEST_FIRST).toList();
    sources = Set.copyOf(sources);
  }

  static Repeat of(List<Sent> chain, Source source) {
    Sent first = chain.get(0);
    return new Repeat(
        first.to(), first.text(), chain.stream().map(Sent::copy).toList(), EnumSet.of(source));
  }

  static List<Repeat> all(Collection<List<Sent>> chains, Source source) {
    return chains.stream().map(chain -> of(chain, source)).toList();
  }

  /** How many of the copies were too many. */
  public int extra() {
    return copies.size() - 1;
  }

  /** When the first copy was sent; empty if no time is known. */
  public Optional<Instant> first() {
    return Optional.ofNullable(copies.get(0).at());
  }

  /** From the first copy to the last; empty unless the times of two at least are known. */
  public Optional<Duration> span() {
    List<Instant> times = copies.stream().map(Copy::at).filter(Objects::nonNull).toList();
    return times.size() < 2
        ? Optional.empty()
        : Optional.of(Duration.between(times.get(0), times.get(times.size() - 1)));
  }

  /** Leaves the text out. */
  @Override
  public String toString() {
    return "Repeat[" + to + ", " + copies + ", " + sources + "]";
  }
}
