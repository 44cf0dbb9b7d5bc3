package io.sendonce.scheduler.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a user may do; each may do what those before may. */
public enum Role {
  /** Looks. */
  VIEWER,
  /** Pauses, resumes, decides about messages in doubt, and looks into incidents. */
  OPERATOR,
  /**
   * Vouches for what no evidence shows, and approves what is said to those whom it reached twice.
   */
  ADMIN;

  /** Whether this role may do what another is needed for. */
  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }

  /** As it is written in the file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a word; empty if there is none. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /** All words, for people. */
  public static String words() {
    return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
  }
}
