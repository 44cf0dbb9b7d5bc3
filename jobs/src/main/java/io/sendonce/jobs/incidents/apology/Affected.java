package io.sendonce.jobs.incidents.apology;

import io.sendonce.jobs.incidents.apology.Draft.Approval;
import io.sendonce.jobs.incidents.apology.Draft.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who got something more than once from one account, as it is on record.
 *
 * @param keys of their copies
 * @param isForeign whether some of it stands in another program's table
 * @param providerId the provider's id of the person, or null if we do not know it
 * @param stoppedAt since when nothing more may go to them, or null
 * @param apologisedIn another incident in which they were told sorry for one of these copies
 * @param isWanted what somebody chose, or null for the rule
 * @param ownText what somebody wrote for them, or null for the template
 */
record Affected(
    @Nullable Long account,
    @Nullable String tenant,
    String person,
    long copies,
    long extra,
    List<String> keys,
    boolean isForeign,
    @Nullable String providerId,
    @Nullable String name,
    @Nullable Instant stoppedAt,
    @Nullable String stopReason,
    @Nullable Long apologisedIn,
    @Nullable Boolean isWanted,
    @Nullable String ownText,
    @Nullable String changedBy,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Nullable String reason,
    @Nullable Long queueId,
    @Nullable String status,
    @Nullable String statusReason,
    @Nullable Instant sentAt) {

  /** A third message would annoy more than the second did; from three on, silence does. */
  private static final long EXTRA_THAT_ASKS_FOR_ONE = 2;

  Draft draft(String template) {
    String text = ownText == null ? ApologyText.filled(template, name, copies) : ownText;
    if (queueId != null) {
      return draft(text, Standing.APPROVED, "");
    }
    Optional<String> obstacle = obstacle();
    if (obstacle.isPresent()) {
      return draft("", Standing.LEFT_OUT, obstacle.get());
    }
    boolean isByRule = extra >= EXTRA_THAT_ASKS_FOR_ONE;
    if (isWanted == null ? !isByRule : !isWanted) {
      return draft(
          text,
          Standing.NOT_WANTED,
          isWanted == null ? "one message too many: by the rule none" : "switched off");
    }
    return ApologyText.problem(text)
        .map(problem -> draft(text, Standing.BLOCKED, problem))
        .orElseGet(
            () -> draft(text, Standing.READY, isWanted == null ? "by the rule" : "switched on"));
  }

  private Optional<String> obstacle() {
    if (account == null || tenant == null) {
      return Optional.of("which account of ours sent it is not known");
    }
    if (isForeign || providerId == null) {
      return Optional.of("they are nobody of our campaigns");
    }
    if (stoppedAt != null) {
      return Optional.of(
          "nothing more may go to them: " + Objects.requireNonNullElse(stopReason, "stopped"));
    }
    return apologisedIn == null
        ? Optional.empty()
        : Optional.of("they were told sorry for it in incident " + apologisedIn);
  }

  private Draft draft(String text, Standing stands, String remark) {
    return new Draft(
        account,
        person,
        name,
        copies,
        extra,
        text,
        stands,
        remark,
        choice(),
        changedBy,
        approval());
  }

  private String choice() {
    return isWanted == null ? "rule" : isWanted ? "yes" : "no";
  }

  private @Nullable Approval approval() {
    return queueId == null
        ? null
        : new Approval(
            String.valueOf(approvedBy),
            Objects.requireNonNull(approvedAt),
            String.valueOf(reason),
            queueId,
            Objects.requireNonNullElse(status, "gone"),
            statusReason,
            sentAt);
  }
}
