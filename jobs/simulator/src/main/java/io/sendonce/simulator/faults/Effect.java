package io.sendonce.simulator.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The numbers and words of a fault; null where the kind's own default holds.
 *
 * @param status HTTP status to answer with
 * @param type error type to answer with, with or without {@code errors/}
 * @param lasting how long the fault's wait is; on the wire {@code seconds}
 * @param delivered whether the message lands all the same
 * @param variant which form of the kind
 * @param amount how many
 */
record Effect(
    @Nullable Integer status,
    @Nullable String type,
    @Nullable Duration lasting,
    @Nullable Boolean delivered,
    @Nullable String variant,
    @Nullable Integer amount) {
  static final Effect BY_DEFAULT = new Effect(null, null, null, null, null, null);

  Duration lastingOr(Duration otherwise) {
    return lasting == null ? otherwise : lasting;
  }

  int statusOr(int otherwise) {
    return status == null ? otherwise : status;
  }

  String typeOr(String otherwise) {
    return type == null ? otherwise : type;
  }

  boolean deliveredOr(boolean otherwise) {
    return delivered == null ? otherwise : delivered;
  }
}
