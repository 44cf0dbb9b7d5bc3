package io.sendonce.demo.drill.asked;

import io.sendonce.demo.drill.plan.FaultKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code --faults}. */
final class FaultList {

  static final String ALL = "all";

  private FaultList() {}

  /** All kinds, or those named, separated by commas. */
  static Set<FaultKind> parse(String written) {
    if (written.equals(ALL)) {
      return EnumSet.allOf(FaultKind.class);
    }
    Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
    for (String name : written.split(",", -1)) {
      kinds.add(FaultKind.named(name.trim()).orElseThrow(() -> unknown(name.trim())));
    }
    return kinds;
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "--faults must be all or a list of "
            + Arrays.stream(FaultKind.values())
                .map(FaultKind::wireName)
                .collect(Collectors.joining(", "))
            + ", not \""
            + name
            + "\"; --list-faults explains them");
  }
}
