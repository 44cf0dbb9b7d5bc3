package io.sendonce.demo.drill.oracle;

/** How a wanted message may end. */
public enum Ending {
  /** As it should. */
  SENT("delivered once and known as sent"),
  /** Refused for good. */
  FAILED("not delivered: failed, with its reason"),
  /** Called off. */
  CANCELLED("not delivered: cancelled, with its reason"),
  /** Too late. */
  EXPIRED("not delivered: expired"),
  /** Nobody knows, and it is not there. */
  WAITING("not delivered: uncertain, waits for a person"),
  /** Nobody knows, and it is there. */
  WAITING_DELIVERED("delivered once: uncertain, waits for a person"),
  /** Held back by an earlier one. */
  BEHIND("not delivered: waits behind one in doubt");

  private final String words;

  Ending(String words) {
    this.words = words;
  }

  /** As it stands in the table. */
  public String words() {
    return words;
  }
}
