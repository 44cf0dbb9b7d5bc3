package io.sendonce.jobs.incidents;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The same incident seen by several sources counts once: a pure function. What one message's id
 * ties together is one repeat.
 */
final class Merging {

  private Merging() {}

  static List<Repeat> of(List<Repeat> found) {
    List<Repeat> merged = new ArrayList<>();
    for (Repeat next : found) {
      Repeat whole = next;
      for (Repeat other : List.copyOf(merged)) {
        if (isTied(whole, other)) {
          merged.remove(other);
          whole = join(other, whole);
        }
      }
      merged.add(whole);
    }
    return merged;
  }

  private static boolean isTied(Repeat one, Repeat other) {
    return Objects.equals(one.to().account(), other.to().account())
        && one.copies().stream()
            .anyMatch(
                copy ->
                    copy.id() != null
                        && other.copies().stream().anyMatch(there -> copy.id().equals(there.id())));
  }

  private static Repeat join(Repeat earlier, Repeat later) {
    Map<Object, Copy> copies = new LinkedHashMap<>();
    List<Copy> all = new ArrayList<>(earlier.copies());
    all.addAll(later.copies());
    for (Copy copy : all) {
      Object key = copy.id() == null ? List.of(copies.size()) : copy.id();
      copies.merge(key, copy, (first, second) -> first.at() == null ? second : first);
    }
    Set<Source> sources = EnumSet.copyOf(earlier.sources());
    sources.addAll(later.sources());
    return new Repeat(
        earlier.to(), known(earlier.text(), later.text()), List.copyOf(copies.values()), sources);
  }

  private static @Nullable String known(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }
}
