package io.sendonce.jobs.incidents.file;

import io.sendonce.jobs.incidents.Copy;
import io.sendonce.jobs.incidents.Repeat;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What names a copy, whichever search found it: a pure function. The provider's id in its account
 * where both are known, else all that is known of it. A hash, so that it can outlive the person.
 */
final class CopyKeys {

  private CopyKeys() {}

  /** The copies of a repeat by their keys, in the keys' order. */
  static SortedMap<String, Copy> of(Repeat repeat) {
    SortedMap<String, Copy> keyed = new TreeMap<>();
    for (Copy copy : repeat.copies()) {
      String key = key(repeat, copy);
      // A table may have the same id and time in several rows, and each of them is a copy.
      for (int again = 2; keyed.containsKey(key); again++) {
        key = key(repeat, copy) + "-" + again;
      }
      keyed.put(key, copy);
    }
    return keyed;
  }

  private static String key(Repeat repeat, Copy copy) {
    String account = repeat.to().account();
    return account != null && copy.id() != null
        ? hash(Arrays.asList(account, copy.id()))
        : hash(
            Arrays.asList(
                account, repeat.to().campaign(), repeat.to().person(), copy.id(), copy.at()));
  }

  private static String hash(List<?> parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      String written = String.valueOf(part);
      text.append(written.length()).append(':').append(written);
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
