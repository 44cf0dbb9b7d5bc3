package io.sendonce.jobs.incidents.apology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said to one person of an incident, from one account.
 *
 * @param account whose copies they are, or null where that is not known
 * @param name what the campaign calls the person, or null
 * @param copies how many messages they got in all
 * @param extra how many of them were too many
 * @param text as it would be sent; empty where none can be made
 * @param stands how it stands
 * @param remark why it stands so, in words; empty where that says itself
 * @param choice what was chosen for them: {@code rule}, {@code yes} or {@code no}
 * @param changedBy who changed it last, or null if nobody has
 * @param approval what came of it, or null while it is not approved
 */
public record Draft(
    @Nullable Long account,
    String person,
    @Nullable String name,
    long copies,
    long extra,
    String text,
    Standing stands,
    String remark,
    String choice,
    @Nullable String changedBy,
    @Nullable Approval approval) {

  /** How a draft stands. */
  public enum Standing {
    /** It goes out when it is approved. */
    READY("ready"),
    /** It is wanted, and its text cannot be sent. */
    BLOCKED("blocked"),
    /** It is not wanted, by the rule or by somebody. */
    NOT_WANTED("none"),
    /** None may go out. */
    LEFT_OUT("left out"),
    /** It was approved, and is a message now. */
    APPROVED("approved");

    private final String word;

    Standing(String word) {
      this.word = word;
    }

    /** In a word or two. */
    public String word() {
      return word;
    }
  }

  /**
   * What came of it.
   *
   * @param queueId its message
   * @param status where that stands, or {@code gone}
   * @param sentAt when it was sent, or null
   */
  public record Approval(
      String by,
      Instant at,
      String reason,
      long queueId,
      String status,
      @Nullable String statusReason,
      @Nullable Instant sentAt) {}

  /** Whether somebody may still change it. */
  public boolean isChangeable() {
    return stands != Standing.LEFT_OUT && stands != Standing.APPROVED;
  }

  /** Leaves name and text out. */
  @Override
  public String toString() {
    return "Draft[account " + account + ", person " + person + ", " + stands.word() + "]";
  }
}
