package io.sendonce.simulator.faults;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The numbers and words that some kinds of faults need. */
enum Parameter {
  STATUS,
  TYPE,
  SECONDS,
  DELIVERED,
  VARIANT,
  AMOUNT;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isGivenIn(Effect effect) {
    return valueIn(effect) != null;
  }

  private @Nullable Object valueIn(Effect effect) {
    return switch (this) {
      case STATUS -> effect.status();
      case TYPE -> effect.type();
      case SECONDS -> effect.lasting();
      case DELIVERED -> effect.delivered();
      case VARIANT -> effect.variant();
      case AMOUNT -> effect.amount();
    };
  }
}
