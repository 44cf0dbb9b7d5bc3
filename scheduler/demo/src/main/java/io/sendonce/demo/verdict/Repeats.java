package io.sendonce.demo.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each person got their one message.
 *
 * @param people in the order in which the first message reached them
 */
public record Repeats(List<Person> people) {

  /**
   * One receiver.
   *
   * @param person by the provider's id
   * @param first since the earliest delivery of all
   * @param later how long after the first the others came
   */
  public record Person(String person, Duration first, List<Duration> later) {}

  /** Copies the people. */
  public Repeats {
    people = List.copyOf(people);
  }

  /**
   * Counts.
   *
   * @param deliveries lines of the ledger, oldest first, of senders that owe each person one
   *     message
   */
  public static Repeats in(List<Delivery> deliveries) {
    Map<String, List<Instant>> times = new LinkedHashMap<>();
    for (Delivery delivery : deliveries) {
      times.computeIfAbsent(delivery.person(), any -> new ArrayList<>()).add(delivery.at());
    }
    return new Repeats(
        times.entrySet().stream()
            .map(entry -> person(entry.getKey(), entry.getValue(), deliveries.get(0).at()))
            .toList());
  }

  /** How many people got it more than once. */
  public long peopleHit() {
    return people.stream().filter(person -> !person.later().isEmpty()).count();
  }

  /** How many messages were too many. */
  public int extra() {
    return people.stream().mapToInt(person -> person.later().size()).sum();
  }

  private static Person person(String id, List<Instant> times, Instant start) {
    Instant first = times.get(0);
    return new Person(
        id,
        Duration.between(start, first),
        times.stream().skip(1).map(again -> Duration.between(first, again)).toList());
  }
}
