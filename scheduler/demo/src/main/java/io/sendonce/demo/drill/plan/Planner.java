package io.sendonce.demo.drill.plan;

import io.sendonce.demo.drill.plan.FaultKind.Hits;
import io.sendonce.demo.drill.plan.FaultKind.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Draws a plan. */
final class Planner {

  private static final Duration FIRST = Duration.ofSeconds(3);

  /** From one process or database fault to the next. */
  private static final long APART_LEAST = 3000;

  private static final long APART_MOST = 5500;

  /** A node that was hurt needs so long to be back. */
  private static final Duration NODE_RESTS = Duration.ofSeconds(7);

  private static final Duration DATABASE_RESTS = Duration.ofSeconds(3);

  private static final Duration RECOVERS_FROM_LOG = Duration.ofSeconds(5);

  /** Its doubts are looked into so long; no second fault shall mix with them. */
  private static final Duration ACCOUNT_RESTS = Duration.ofSeconds(12);

  /** So many of a hundred accounts are hit at once, and not fewer than the second number. */
  private static final int SHARE_HIT = 10;

  private static final int LEAST_HIT = 4;

  private final SplittableRandom random;
  private final Demands demands;
  private final List<PlannedFault> faults = new ArrayList<>();
  private final Duration[] nodeFree;
  private final Duration[] accountFree;
  private Duration databaseFree = Duration.ZERO;

  Planner(long seed, Demands demands) {
    this.random = new SplittableRandom(seed);
    this.demands = demands;
    this.nodeFree = zeros(demands.nodes());
    this.accountFree = zeros(demands.accounts());
  }

  Plan plan() {
    List<FaultKind> harsh = wanted(true);
    Duration at = FIRST;
    for (FaultKind kind : deal(harsh, harsh.isEmpty() ? 0 : demands.processFaults())) {
      at = place(kind, at).plus(draw(APART_LEAST, APART_MOST));
    }
    List<FaultKind> ofProvider = wanted(false);
    int count = ofProvider.isEmpty() ? 0 : Math.max(demands.processFaults(), ofProvider.size());
    // Beside the others, over the same time; alone, one after another.
    long span = harsh.isEmpty() ? count * 1500L : at.toMillis();
    List<FaultKind> dealt = deal(ofProvider, count);
    for (int number = 0; number < count; number++) {
      Duration slot = FIRST.plusMillis(span * number / count);
      place(dealt.get(number), slot.plus(draw(0, Math.max(span / count, 1))));
    }
    return new Plan(faults);
  }

  /** In the order of the enum, so that the order in which they were asked for decides nothing. */
  private List<FaultKind> wanted(boolean ofProcessesOrDatabase) {
    return Arrays.stream(FaultKind.values())
        .filter(demands.kinds()::contains)
        .filter(kind -> kind.isOfProcessesOrDatabase() == ofProcessesOrDatabase)
        .toList();
  }

  /** Each once in a drawn order, then each once again, and so on. */
  private List<FaultKind> deal(List<FaultKind> kinds, int count) {
    List<FaultKind> dealt = new ArrayList<>();
    List<FaultKind> deck = new ArrayList<>();
    while (dealt.size() < count) {
      if (deck.isEmpty()) {
        deck.addAll(kinds);
        shuffle(deck);
      }
      dealt.add(deck.remove(deck.size() - 1));
    }
    return dealt;
  }

  /** Places one fault, later where its victim is not free; says when it begins. */
  private Duration place(FaultKind kind, Duration wish) {
    Duration length = draw(kind.shortest().toMillis(), kind.longest().toMillis());
    return switch (kind.hits()) {
      case NODE -> placeOnNode(kind, wish, length);
      case DATABASE -> placeOnDatabase(kind, wish, length);
      case ACCOUNTS -> placeOnAccounts(kind, wish, length);
    };
  }

  private Duration placeOnNode(FaultKind kind, Duration wish, Duration length) {
    List<Integer> order = numbers(nodeFree.length);
    shuffle(order);
    int node = order.get(0);
    for (int other : order) {
      boolean free = nodeFree[node].compareTo(wish) <= 0;
      node = !free && nodeFree[other].compareTo(nodeFree[node]) < 0 ? other : node;
    }
    Duration at = later(wish, nodeFree[node]);
    if (kind.part() == Part.DATABASE) {
      // While there is no database, there is no way to it that could be spoiled.
      at = later(at, databaseFree);
    }
    nodeFree[node] = at.plus(length).plus(NODE_RESTS);
    return add(new PlannedFault(at, kind, List.of(node), length, random.nextInt(1000)));
  }

  private Duration placeOnDatabase(FaultKind kind, Duration wish, Duration length) {
    Duration at = later(wish, databaseFree);
    databaseFree = at.plus(length).plus(DATABASE_RESTS);
    if (kind == FaultKind.POSTGRES_CRASH) {
      databaseFree = databaseFree.plus(RECOVERS_FROM_LOG);
    }
    return add(new PlannedFault(at, kind, List.of(), length, random.nextInt(1000)));
  }

  /** Only free accounts, and where none is, the one that is free first. */
  private Duration placeOnAccounts(FaultKind kind, Duration wish, Duration length) {
    List<Integer> order = numbers(accountFree.length);
    shuffle(order);
    List<Integer> free =
        order.stream()
            .filter(number -> accountFree[number].compareTo(wish) <= 0)
            .limit(Math.max(LEAST_HIT, accountFree.length * SHARE_HIT / 100))
            .toList();
    Duration at = wish;
    if (free.isEmpty()) {
      int first =
          Collections.min(order, (one, other) -> accountFree[one].compareTo(accountFree[other]));
      at = accountFree[first];
      free = List.of(first);
    }
    for (int number : free) {
      accountFree[number] = at.plus(length).plus(ACCOUNT_RESTS);
    }
    return add(new PlannedFault(at, kind, free, length, random.nextInt(1000)));
  }

  private Duration add(PlannedFault fault) {
    if (fault.hits(Hits.ACCOUNTS) && fault.victims().isEmpty()) {
      throw new IllegalArgumentException("there is no account to hit");
    }
    faults.add(fault);
    return fault.at();
  }

  private void shuffle(List<?> list) {
    for (int left = list.size(); left > 1; left--) {
      Collections.swap(list, left - 1, random.nextInt(left));
    }
  }

  private Duration draw(long leastMillis, long mostMillis) {
    return Duration.ofMillis(random.nextLong(leastMillis, mostMillis + 1));
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static List<Integer> numbers(int count) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      numbers.add(number);
    }
    return numbers;
  }

  private static Duration[] zeros(int count) {
    Duration[] zeros = new Duration[count];
    Arrays.fill(zeros, Duration.ZERO);
    return zeros;
  }
}
