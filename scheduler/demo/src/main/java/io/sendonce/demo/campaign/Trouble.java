package io.sendonce.demo.campaign;

import io.sendonce.demo.options.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What will go wrong: a pure function of seed and campaign.
 *
 * @param lostAnswers faults in which the message arrives and its answer does not
 * @param burstAt so many messages are sent when one account begins to be refused
 * @param burstAccount the account that is refused with 429
 * @param killAt so many messages are sent when a node is killed
 */
record Trouble(
    List<Map<String, Object>> lostAnswers, int burstAt, String burstAccount, int killAt) {

  /** How often the account is refused. */
  static final int REFUSALS = 2;

  private static final List<String> KINDS = List.of("deliver-then-reset", "deliver-then-504");

  static Trouble of(Options.Size size, List<Letter> letters, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int messages = size.messages();
    int burstAt = part(messages, random.nextDouble(0.10, 0.20));
    int killAt = part(messages, random.nextDouble(0.25, 0.40));
    String burstAccount = Letters.account(random.nextInt(size.accounts()));
    return new Trouble(lostAnswers(letters, random), burstAt, burstAccount, killAt);
  }

  /** The fault by which the account is refused. */
  Map<String, Object> burst() {
    return Map.of(
        "kind",
        "reject",
        "status",
        429,
        "type",
        "too_many_requests",
        "account",
        burstAccount,
        "count",
        REFUSALS);
  }

  /** Of each kind one for a hundred messages, at different people. */
  private static List<Map<String, Object>> lostAnswers(
      List<Letter> letters, SplittableRandom random) {
    List<Letter> candidates = new ArrayList<>(letters);
    List<Map<String, Object>> faults = new ArrayList<>();
    int ofEachKind = Math.max(1, letters.size() / 100);
    for (String kind : KINDS) {
      for (int number = 0; number < ofEachKind && !candidates.isEmpty(); number++) {
        Letter hit = candidates.remove(random.nextInt(candidates.size()));
        faults.add(Map.of("kind", kind, "person", hit.person(), "count", 1));
      }
    }
    return List.copyOf(faults);
  }

  private static int part(int messages, double share) {
    return Math.max(1, (int) (messages * share));
  }
}
