package io.sendonce.jobs.adoption;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes, or has become, of every row.
 *
 * @param queue the foreign queue
 * @param messages the foreign table of messages
 * @param problems what keeps everything from being adopted, one sentence each
 * @param warnings what a person should know before, one sentence each
 * @param campaigns the codes of campaigns that have something to send, and are paused
 * @param remarks the first rows that did not simply become a message, the refused first
 * @param isApplied whether it was done
 */
public record AdoptionReport(
    Table queue,
    Table messages,
    List<String> problems,
    List<String> warnings,
    List<String> campaigns,
    List<Remark> remarks,
    boolean isApplied) {

  /** Copies what can change. */
  public AdoptionReport {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    campaigns = List.copyOf(campaigns);
    remarks = List.copyOf(remarks);
  }

  /** What becomes of a row. */
  public enum Fate {
    /** A message that waits. */
    PENDING,
    /** A message of which nobody knows whether it was sent. */
    UNCERTAIN,
    /** A message that was sent. */
    SENT,
    /** A message that was refused for good. */
    FAILED,
    /** A further record that a message was sent: it went out more than once. */
    COPY,
    /** Another row, or a message that is here already, stands for it. */
    COVERED,
    /** It was adopted before. */
    KNOWN,
    /** It was not sent by us. */
    INBOUND,
    /** It cannot be adopted. */
    REFUSED
  }

  /**
   * A foreign table.
   *
   * @param name its schema and name
   * @param meaning what each part was taken from
   * @param rows how many rows it has
   * @param fates how many rows have which fate; they add up to {@code rows}
   */
  public record Table(String name, String meaning, long rows, Map<Fate, Long> fates) {
    /** Copies what can change. */
    public Table {
      fates = Map.copyOf(fates);
    }

    /** How many rows have a fate. */
    public long of(Fate fate) {
      return fates.getOrDefault(fate, 0L);
    }
  }

  /**
   * A row and why it has its fate.
   *
   * @param table schema and name
   * @param row its id there
   * @param reason names rule and value where it was refused; may be null for a copy
   * @param queueId the message of ours that it belongs to, once there is one
   */
  public record Remark(
      String table, String row, Fate fate, @Nullable String reason, @Nullable Long queueId) {}

  /** How many rows of both tables have a fate. */
  public long of(Fate fate) {
    return queue.of(fate) + messages.of(fate);
  }
}
