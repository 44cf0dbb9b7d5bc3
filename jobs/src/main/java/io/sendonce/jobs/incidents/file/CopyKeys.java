package io.sendonce.jobs.incidents.file;

import io.sendonce.jobs.incidents.Copy;
import io.sendonce.jobs.incidents.Fingerprint;
import io.sendonce.jobs.incidents.Repeat;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
        ? hash(account, copy.id())
        : hash(account, repeat.to().campaign(), repeat.to().person(), copy.id(), copy.at());
  }

  private static String hash(@Nullable Object... parts) {
    return Fingerprint.of(Arrays.stream(parts).map(String::valueOf).toList());
  }
}
