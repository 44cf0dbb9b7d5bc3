package io.sendonce.demo.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of every intent.
 *
 * @param intents how many messages were wanted
 * @param deliveredOnce reached their person one time and are known as sent, under the right id
 * @param waitingForPerson uncertain, looked for and never delivered: visible, not resent
 * @param faults everything else, each in one sentence, by heading
 */
public record Verdict(
    int intents, int deliveredOnce, int waitingForPerson, Map<Heading, List<String>> faults) {

  /** What must not happen. */
  public enum Heading {
    /** A person got the same message again. */
    TWICE("delivered twice or more"),
    /** It ended without reaching the person, and nobody waits for it. */
    LOST("lost"),
    /** The queue says sent, the person has nothing. */
    SENT_NOT_DELIVERED("marked sent, never delivered"),
    /** The person has it, the queue does not say so. */
    DELIVERED_NOT_SENT("delivered, not marked sent"),
    /** Sent, but under an id that is another message's. */
    WRONG_ID("sent under another message's id"),
    /** A person got something that nobody queued. */
    STRAY("delivered, never queued"),
    /** Still waiting or being sent when the demo lost its patience. */
    UNFINISHED("not finished");

    private final String words;

    Heading(String words) {
      this.words = words;
    }

    /** As it stands in the table. */
    public String words() {
      return words;
    }
  }

  /** Copies the faults. */
  public Verdict {
    faults = Map.copyOf(faults);
  }

  /**
   * Judges.
   *
   * @param intents all rows of the queue
   * @param deliveries all lines of the ledger that came from the campaign's accounts
   */
  public static Verdict of(List<Intent> intents, List<Delivery> deliveries) {
    return new Judge(intents, deliveries).verdict();
  }

  /** Whether nobody got anything twice and nothing is lost or unexplained. */
  public boolean held() {
    return intents > 0 && intents == deliveredOnce + waitingForPerson && faults.isEmpty();
  }

  /** The sentences under one heading. */
  public List<String> under(Heading heading) {
    return faults.getOrDefault(heading, List.of());
  }

  /** Goes through intents and deliveries once. */
  private static final class Judge {

    private final List<Intent> intents;
    private final Map<Intent.Target, List<Delivery>> delivered = new HashMap<>();
    private final Map<Heading, List<String>> faults = new HashMap<>();
    private int deliveredOnce;
    private int waiting;

    Judge(List<Intent> intents, List<Delivery> deliveries) {
      this.intents = intents;
      for (Delivery delivery : deliveries) {
        delivered
            .computeIfAbsent(Intent.Target.of(delivery), any -> new ArrayList<>())
            .add(delivery);
      }
    }

    Verdict verdict() {
      for (Intent intent : intents) {
        List<Delivery> got = delivered.remove(intent.target());
        judge(intent, got == null ? List.of() : got);
      }
      // What is left belongs to no intent.
      delivered.forEach(
          (target, stray) ->
              add(
                  Heading.STRAY,
                  "%s got %d of %s".formatted(target.person(), stray.size(), target.account())));
      return new Verdict(intents.size(), deliveredOnce, waiting, faults);
    }

    private void judge(Intent intent, List<Delivery> got) {
      if (got.size() > 1) {
        add(Heading.TWICE, row(intent) + ", " + got.size() + " times, from " + got.get(0).at());
      } else if (intent.status().equals("pending") || intent.status().equals("processing")) {
        add(
            Heading.UNFINISHED,
            row(intent) + because(intent) + (got.isEmpty() ? "" : ", delivered"));
      } else if (got.size() == 1) {
        judgeDelivered(intent, got.get(0));
      } else {
        judgeUndelivered(intent);
      }
    }

    private void judgeDelivered(Intent intent, Delivery got) {
      if (!intent.status().equals("sent")) {
        add(Heading.DELIVERED_NOT_SENT, row(intent) + " is " + intent.status() + because(intent));
      } else if (!got.messageId().equals(intent.messageId())) {
        add(
            Heading.WRONG_ID,
            row(intent) + " is " + got.messageId() + ", not " + intent.messageId());
      } else {
        deliveredOnce++;
      }
    }

    private void judgeUndelivered(Intent intent) {
      switch (intent.status()) {
        case "sent" -> add(Heading.SENT_NOT_DELIVERED, row(intent));
        case "uncertain" -> waiting++;
        default -> add(Heading.LOST, row(intent) + " is " + intent.status() + because(intent));
      }
    }

    private void add(Heading heading, String sentence) {
      faults.computeIfAbsent(heading, any -> new ArrayList<>()).add(sentence);
    }

    private static String row(Intent intent) {
      return "message " + intent.queueId() + " to " + intent.target().person();
    }

    private static String because(Intent intent) {
      return intent.reason() == null ? "" : " (" + intent.reason() + ")";
    }
  }
}
