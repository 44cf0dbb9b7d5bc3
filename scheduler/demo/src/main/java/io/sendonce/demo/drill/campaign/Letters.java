package io.sendonce.demo.drill.campaign;

import io.sendonce.demo.drill.campaign.Letter.Way;
import io.sendonce.demo.drill.oracle.Intent;
import io.sendonce.demo.drill.oracle.Wanted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Invents what is asked for: a pure function of seed, size and time. */
final class Letters {

  static final String CODE = "drill-";
  static final int CAMPAIGNS = 4;

  /** Comes from a file. */
  static final int FROM_FILE = 0;

  private static final Duration FOLLOW_UP = Duration.ofSeconds(4);

  private Letters() {}

  /** The provider's id of an account, counted from 0. */
  static String account(int number) {
    return "account-%03d".formatted(number + 1);
  }

  static String campaign(int number) {
    return CODE + (number + 1);
  }

  /**
   * All letters; every fifth is a second step to the person of the one before.
   *
   * @param messages how many intents
   * @param accounts that send them
   * @param span over which the first steps fall due
   */
  static List<Letter> of(long seed, int messages, int accounts, Duration span) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x5eed);
    List<Letter> letters = new ArrayList<>();
    Letter previous = null;
    for (int number = 0; number < messages; number++) {
      Letter letter =
          number % 5 == 4 && previous != null
              ? followUp(previous)
              : first(number, accounts, span, random);
      letters.add(letter);
      previous = letter;
    }
    letters.addAll(again(letters, random));
    return List.copyOf(letters);
  }

  /** What the oracle expects: an intent may have been asked for in several wordings. */
  static List<Wanted> wanted(List<Letter> letters) {
    Map<Intent, Set<String>> texts = new LinkedHashMap<>();
    for (Letter letter : letters) {
      texts.computeIfAbsent(letter.intent(), any -> new TreeSet<>()).add(letter.sha256());
    }
    return texts.entrySet().stream()
        .map(entry -> new Wanted(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Letter first(int number, int accounts, Duration span, SplittableRandom random) {
    int campaign = random.nextInt(CAMPAIGNS);
    boolean expires = random.nextInt(100) < 3;
    Way way = campaign == FROM_FILE ? Way.FILE : expires ? Way.EXPIRING : Way.INSERT;
    String person = "person-%05d".formatted(number + 1);
    return new Letter(
        campaign(campaign),
        new Intent(account(number % accounts), person, 1),
        "Hello, this is letter " + (number + 1) + " of our drill.",
        Duration.ofMillis(random.nextLong(span.toMillis() + 1)),
        way);
  }

  private static Letter followUp(Letter before) {
    return new Letter(
        before.campaign(),
        new Intent(before.intent().account(), before.intent().person(), 2),
        "Did you read this? " + before.text(),
        before.due().plus(FOLLOW_UP),
        before.way() == Way.FILE ? Way.FILE : Way.INSERT);
  }

  /** Three in a hundred are asked for once more, in the same words or others. */
  private static List<Letter> again(List<Letter> letters, SplittableRandom random) {
    List<Letter> again = new ArrayList<>();
    for (Letter letter : letters) {
      if (random.nextInt(100) < 3) {
        String text = random.nextBoolean() ? letter.text() : letter.text() + " (Once more.)";
        again.add(new Letter(letter.campaign(), letter.intent(), text, letter.due(), Way.AGAIN));
      }
    }
    return again;
  }
}
