package io.sendonce.scheduler.remote;

import io.sendonce.jobs.audit.Actor;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command and what came of it.
 *
 * @param subject the trigger or the job that it is about
 * @param arguments what the action needs beside that
 * @param node the only node that may take it, or null for any
 * @param takenBy which node took it, or null while none has
 * @param outcome {@code done}, {@code refused} or {@code expired}; null while there is none
 * @param detail what came of it, in words; null while there is no outcome
 */
public record RemoteCommand(
    long id,
    RemoteAction action,
    Key subject,
    Map<String, String> arguments,
    @Nullable String node,
    Actor actor,
    String reason,
    Instant askedAt,
    Instant expiresAt,
    @Nullable String takenBy,
    @Nullable String outcome,
    @Nullable String detail,
    @Nullable Instant endedAt) {

  /** Copies what can change. */
  public RemoteCommand {
    arguments = Map.copyOf(arguments);
  }

  /** A job's or a trigger's. */
  public record Key(String group, String name) {

    /** So many characters have Quartz's columns for a group and for a name. */
    public static final int LONGEST = 200;

    @Override
    public String toString() {
      return group + "." + name;
    }
  }

  /** The action and what it is about, such as {@code pause trigger sending.send-0}. */
  public String phrase() {
    return action.words() + " " + about();
  }

  /** How it stands, in one sentence without a full stop. */
  public String standing() {
    if (outcome != null) {
      return outcome + (detail == null ? "" : ": " + detail);
    }
    if (takenBy != null) {
      return takenBy + " took it and has not said what came of it";
    }
    return "waits for " + (node == null ? "a node" : node);
  }

  /** Whether nothing more comes of it. */
  public boolean isEnded() {
    return outcome != null;
  }

  String about() {
    return (action.isOfTrigger() ? "trigger " : "job ") + subject;
  }

  /** A row of the table. */
  record Row(
      long id,
      String action,
      String subjectGroup,
      String subjectName,
      String arguments,
      @Nullable String node,
      String actor,
      String via,
      @Nullable String address,
      String reason,
      Instant askedAt,
      Instant expiresAt,
      @Nullable String takenBy,
      @Nullable Instant takenAt,
      @Nullable String outcome,
      @Nullable String detail,
      @Nullable Instant endedAt) {

    RemoteCommand command() {
      return new RemoteCommand(
          id,
          RemoteAction.ofColumn(action),
          new Key(subjectGroup, subjectName),
          Arguments.read(arguments),
          node,
          new Actor(actor, Actor.Via.valueOf(via.toUpperCase(Locale.ROOT)), address),
          reason,
          askedAt,
          expiresAt,
          takenBy,
          outcome,
          detail,
          endedAt);
    }
  }
}
