package io.sendonce.scheduler.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a token of the API is good for; none covers another. */
public enum Scope {
  /** Reads how sending stands. */
  READ,
  /** Queues messages. */
  SUBMIT,
  /** Pauses, resumes and decides about messages in doubt, and asks nodes. */
  OPERATE,
  /** Changes schedules, and does something to more messages at once than an operator may. */
  ADMIN;

  /** As it is written in the file and at the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of a word; empty if there is none. */
  public static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }

  /** All words, for people. */
  public static String words() {
    return Arrays.stream(values()).map(Scope::word).collect(Collectors.joining(", "));
  }
}
