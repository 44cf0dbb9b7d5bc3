package io.sendonce.jobs.adoption;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is adopted, and how it is read.
 *
 * @param queue the foreign queue
 * @param messages the foreign table of messages
 * @param accounts what accounts are called there, to their codes or provider's ids here; under an
 *     empty name the account of rows that name none
 * @param campaigns what campaigns are called there, to their codes here, likewise
 * @param statuses what a status of the queue means beside the usual ones: pending, uncertain, sent
 *     or failed
 * @param refusals an error with one of these words in it proves that nothing went out
 */
public record AdoptionRequest(
    ForeignPart queue,
    ForeignPart messages,
    Map<String, String> accounts,
    Map<String, String> campaigns,
    Map<String, String> statuses,
    List<String> refusals) {

  /** Copies what can change. */
  public AdoptionRequest {
    accounts = Map.copyOf(accounts);
    campaigns = Map.copyOf(campaigns);
    statuses = Map.copyOf(statuses);
    refusals = List.copyOf(refusals);
  }

  /** What a status may be said to mean. */
  public static final List<String> STATUS_MEANINGS =
      List.of(
          Meaning.PENDING.word(),
          Meaning.UNCERTAIN.word(),
          Meaning.SENT.word(),
          Meaning.FAILED.word());

  /**
   * One of the two tables.
   *
   * @param name schema and name, as they stand in SQL
   * @param columns what its columns mean, where their names do not tell
   * @param outbound what its direction says of messages that were sent by us; not for a queue
   */
  public record ForeignPart(String name, Map<String, String> columns, Set<String> outbound) {
    /** Copies what can change. */
    public ForeignPart {
      columns = Map.copyOf(columns);
      outbound = Set.copyOf(outbound);
    }
  }
}
