package io.sendonce.jobs.alerts;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is watched for, and what to do when it is there. */
public enum Condition {
  /** A person got more than one message within a short time. */
  DUPLICATE(
      "duplicate",
      "/incidents",
      "Pause the campaign (sendonce pause), see who got what and why with sendonce incidents, and"
          + " look for a second program that sends."),
  /** A message is in flight although its lease is over. */
  STUCK_CLAIM(
      "stuck-claim",
      "/cluster",
      "See with sendonce jobs list whether the job recover runs; never set a row back by hand."),
  /** Something is due and allowed, and no attempt is made. */
  NOT_SENDING(
      "not-sending",
      "/cluster",
      "See with sendonce status whether nodes are alive, and with sendonce jobs list whether the"
          + " send lanes run."),
  /** Messages are in doubt for long, or need a person. */
  UNCERTAIN(
      "uncertain",
      "/uncertain",
      "Look into the chat and decide with sendonce messages resolve; never send it again on"
          + " suspicion."),
  /** The provider's word holds an account or everything back while messages are due. */
  ACCOUNT_DOWN(
      "account-down",
      "/accounts",
      "Connect the account again at the provider; where a person must end the pause, sendonce"
          + " resume."),
  /** The provider refuses many messages of an account. */
  REFUSALS(
      "refusals",
      "/accounts",
      "Look at why in sendonce messages show of some failed messages, and pause the account until"
          + " that is mended."),
  /** A node has not checked in in time. */
  NODE_LATE(
      "node-late",
      "/cluster",
      "See whether the node's process and its way to the database are well; the others take over"
          + " when it is dead."),
  /** A node's clock is wrong. */
  CLOCK_OFFSET("clock-offset", "/cluster", "Set the node's clock right, by NTP or chrony."),
  /** Something could not be judged, which is not the same as being well. */
  WATCH_INCOMPLETE(
      "watch-incomplete",
      "/cluster",
      "Read the node's log: what is named here is not watched until that is mended."),
  /** Nobody looks any more. */
  WATCH_LATE(
      "watch-late",
      "/cluster",
      "See with sendonce jobs list whether the job watch is there and runs: nothing is watched"
          + " until then."),
  /** Somebody tries whether alerts arrive. */
  TEST("test", "/", "Nothing is wrong: somebody tried whether alerts arrive.");

  private final String word;
  private final String page;
  private final String whatToDo;

  Condition(String word, String page, String whatToDo) {
    this.word = word;
    this.page = page;
    this.whatToDo = whatToDo;
  }

  /** As it is stored and told. */
  public String word() {
    return word;
  }

  /** The console's page that shows it, from a slash on. */
  public String page() {
    return page;
  }

  /** What to do next, in one sentence. */
  public String whatToDo() {
    return whatToDo;
  }

  /** Whether it has happened, rather than being so for a while: then it never goes away. */
  public boolean isHappening() {
    return this == DUPLICATE;
  }

  /** The condition with that word; empty if a later version has stored it. */
  public static Optional<Condition> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  static List<String> words(Collection<Condition> conditions) {
    return conditions.stream().map(Condition::word).sorted().toList();
  }
}
