package io.sendonce.simulator.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Ids in the provider's own look: 22 letters, digits, dashes and underscores. They follow from what
 * they name, so that a restart on the same ledger finds the same ones.
 */
final class ProviderIds {
  private static final int LENGTH = 22;

  private ProviderIds() {}

  static String chat(String account, String person) {
    return id("chat", account, person);
  }

  static String message(long seed, long sequence) {
    return id("message", Long.toString(seed), Long.toString(sequence));
  }

  static String plantedMessage(long seed, long number) {
    return id("planted", Long.toString(seed), Long.toString(number));
  }

  static String attendee(String account, String person) {
    return id("attendee", account, person);
  }

  /** The provider's internal id of the person who owns an account. */
  static String owner(String account) {
    return "ACoAA" + id("owner", account) + "self";
  }

  /** LinkedIn's own id of a message or chat, next to the provider's. */
  static String atLinkedIn(String id) {
    return "2-" + id("linkedin", id);
  }

  private static String id(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return Base64.getUrlEncoder().encodeToString(digest.digest()).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
