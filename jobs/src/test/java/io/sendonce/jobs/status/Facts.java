package io.sendonce.jobs.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Which state each gate of one message is in; the first choice of every list leaves it open. */
record Facts(
    String account,
    String window,
    String cap,
    String spacing,
    String campaign,
    String prospect,
    String time,
    String retry,
    String expiry,
    String earlier,
    String ledger,
    String rival) {

  private static final List<List<String>> CHOICES =
      List.of(
          List.of("active", "pause over", "paused for a time", "until ok", "by person"),
          List.of("none", "open", "closed now", "closed today"),
          List.of("none", "room", "reached", "reached yesterday", "zero"),
          List.of("never", "over", "resting"),
          List.of("active", "paused", "stopped"),
          List.of("active", "stopped"),
          List.of("past", "future"),
          List.of("none", "past", "future"),
          List.of("none", "future", "past"),
          List.of(
              "none",
              "failed",
              "sent, gap over",
              "sent, gap open",
              "pending",
              "processing",
              "uncertain"),
          List.of(
              "none",
              "not sent by itself",
              "not sent by a finished one",
              "not sent by a waiting one",
              "sending",
              "unknown",
              "sent"),
          List.of("none", "later", "earlier", "earlier but stopped", "in flight"));

  private static Facts of(List<String> picks) {
    return new Facts(
        picks.get(0),
        picks.get(1),
        picks.get(2),
        picks.get(3),
        picks.get(4),
        picks.get(5),
        picks.get(6),
        picks.get(7),
        picks.get(8),
        picks.get(9),
        picks.get(10),
        picks.get(11));
  }

  /** All gates open, then each gate alone in each of its other states. */
  static List<Facts> oneByOne() {
    List<Facts> result = new ArrayList<>();
    for (int gate = 0; gate < CHOICES.size(); gate++) {
      for (int choice = 0; choice < CHOICES.get(gate).size(); choice++) {
        List<String> picks = new ArrayList<>(CHOICES.stream().map(list -> list.get(0)).toList());
        picks.set(gate, CHOICES.get(gate).get(choice));
        result.add(of(picks));
      }
    }
    return result;
  }

  /** A combination in which each gate is open more often than not, so that some messages go. */
  static Facts random(Random random) {
    return of(
        CHOICES.stream()
            .map(
                list -> random.nextInt(4) > 0 ? list.get(0) : list.get(random.nextInt(list.size())))
            .toList());
  }
}
