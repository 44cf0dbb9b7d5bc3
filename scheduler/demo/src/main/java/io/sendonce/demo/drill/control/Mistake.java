package io.sendonce.demo.drill.control;

import java.util.Locale;

/** What a control does wrong. */
public enum Mistake {
  /** The incident. */
  SELECT_SEND_MARK("select, send, mark", "overlapping runs send what another is sending"),
  /** The fix of that day. */
  CLAIM_AND_RESET(
      "conditional claim, back to pending on every error or after a time",
      "an error is taken for proof that nothing was sent"),
  /** The other way round. */
  MARK_THEN_SEND("mark, then send", "what is marked and not sent is never sent");

  private final String words;
  private final String why;

  Mistake(String words, String why) {
    this.words = words;
    this.why = why;
  }

  /** What it does. */
  public String words() {
    return words;
  }

  /** Why it fails. */
  public String why() {
    return why;
  }

  /** Whether it must lose messages; else it must repeat some. */
  public boolean loses() {
    return this == MARK_THEN_SEND;
  }

  /** The account it sends from. */
  String account() {
    return Controls.ACCOUNTS + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The schema that its queue is in. */
  String schema() {
    return "control_" + name().toLowerCase(Locale.ROOT);
  }
}
