package io.sendonce.demo.verdict;

/**
 * Attempts whose outcome was unknown for a while, and what became of the doubt.
 *
 * @param attempts how many there were
 * @param foundByAsking the provider was asked and showed the message
 * @param toldByLateReply the answer came after the claim was lost
 * @param waitingForPerson looked for and not found: a person decides
 */
public record Doubts(int attempts, int foundByAsking, int toldByLateReply, int waitingForPerson) {

  /** Those that none of the above accounts for. */
  public int unexplained() {
    return attempts - foundByAsking - toldByLateReply - waitingForPerson;
  }
}
