package io.sendonce.demo.drill.asked;

import java.util.Locale;

/**
 * What follows when a message was looked for and not found: the nodes' {@code uncertain.policy}.
 */
public enum Policy {
  /** A person decides. */
  HOLD,
  /** It is sent again, once. */
  RETRY;

  /** As options and settings write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Policy parse(String written) {
    for (Policy policy : values()) {
      if (policy.word().equals(written)) {
        return policy;
      }
    }
    throw new IllegalArgumentException("--policy must be hold or retry, not " + written);
  }
}
