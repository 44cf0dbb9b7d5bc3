package io.sendonce.jobs.adoption;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row that was judged by itself.
 *
 * @param row what it said
 * @param meaning what it is taken for
 * @param reason why, where that is not plain; the refusal names the rule and the value
 * @param campaign the campaign's code here
 * @param person who the human is
 * @param providerId the provider's internal id of them, or null where the row has none
 * @param accountId the sending account here, or null where the row names none
 */
record StagedRow(
    LegacyRow row,
    Meaning meaning,
    @Nullable String reason,
    @Nullable String campaign,
    @Nullable String person,
    @Nullable String providerId,
    @Nullable Long accountId) {

  static StagedRow refused(LegacyRow row, String reason) {
    return new StagedRow(row, Meaning.REFUSED, reason, null, null, null, null);
  }

  static StagedRow inbound(LegacyRow row) {
    return new StagedRow(row, Meaning.INBOUND, null, null, null, null, null);
  }

  /** When it was sent, as nearly as the row tells; null unless it was. */
  @Nullable Instant sentAt() {
    if (meaning != Meaning.SENT) {
      return null;
    }
    return Stream.of(
            Optional.ofNullable(row.sentAt()),
            Optional.ofNullable(row.changedAt()),
            Optional.ofNullable(row.dueAt()),
            Optional.ofNullable(row.createdAt()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  /** Leaves texts and names out. */
  @Override
  public String toString() {
    return "StagedRow[" + row.rowId() + ", " + meaning + "]";
  }
}
