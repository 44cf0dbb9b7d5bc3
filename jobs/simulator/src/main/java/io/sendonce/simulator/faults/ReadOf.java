package io.sendonce.simulator.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a read asks for. */
public enum ReadOf {
  /** Lists of messages and single messages. */
  MESSAGES,
  /** Lists of chats and single chats. */
  CHATS,
  /** Accounts and their status; only hit by faults that name them. */
  ACCOUNTS;

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name on the wire, or empty. */
  public static Optional<ReadOf> named(String wireName) {
    return Arrays.stream(values()).filter(on -> on.wireName().equals(wireName)).findFirst();
  }
}
