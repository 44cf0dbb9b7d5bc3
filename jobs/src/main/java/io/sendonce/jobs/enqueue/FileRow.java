package io.sendonce.jobs.enqueue;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file, read as far as one can without the database.
 *
 * @param number as a spreadsheet shows it
 * @param campaign by id or by code
 * @param recipient by id or by name
 * @param account by id or by code
 * @param content the rest
 * @param problems why it is rejected already; empty if it is not
 */
record FileRow(
    long number,
    Reference campaign,
    Recipient recipient,
    Reference account,
    Content content,
    List<String> problems) {

  /** A row of which nothing is of use. */
  static FileRow broken(long number, String problem) {
    Reference nothing = new Reference(null, null);
    return new FileRow(
        number,
        nothing,
        new Recipient(null, null, null, null),
        nothing,
        new Content(0, "", null, null),
        List.of(problem));
  }

  /** Something by its id or by its code; one of them, unless the row is rejected. */
  record Reference(@Nullable Long id, @Nullable String code) {}

  /** Somebody by the id of the prospect, or by who they are and the provider's id of them. */
  record Recipient(
      @Nullable Long prospectId,
      @Nullable String person,
      @Nullable String providerId,
      @Nullable String name) {}

  /**
   * What is sent, and when.
   *
   * @param scheduledFor null for now
   */
  record Content(
      int step,
      String message,
      @Nullable OffsetDateTime scheduledFor,
      @Nullable OffsetDateTime expiresAt) {}

  /** Never shows the text. */
  @Override
  public String toString() {
    return "row " + number;
  }
}
