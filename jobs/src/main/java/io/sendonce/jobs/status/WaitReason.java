package io.sendonce.jobs.status;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a pending message waits; {@code status/waiting} carries the constant in lower case. One
 * sentence each, and one heading for many messages together.
 */
public enum WaitReason {
  /** Nothing holds it: the next claim of its account takes it. */
  NONE("goes next"),
  /** Its time is over; it is about to be cancelled. */
  EXPIRED("has expired"),
  /** The campaign sends this person nothing more. */
  PERSON_STOPPED("person is stopped"),
  /** The campaign has ended. */
  CAMPAIGN_STOPPED("campaign is stopped"),
  /** The campaign is paused. */
  CAMPAIGN_PAUSED("campaign is paused"),
  /** Everything is paused. */
  EVERYTHING_PAUSED("everything is paused"),
  /** Its account is paused. */
  ACCOUNT_PAUSED("account is paused"),
  /** It is planned for later. */
  ITS_TIME("planned for later"),
  /** It was certainly not sent and will be tried again. */
  RETRY("tried again later"),
  /** An earlier step to the same person is open. */
  EARLIER_STEP("earlier step is open"),
  /** The planned gap to the step before is not over. */
  GAP("gap after the step before"),
  /** The account's window is closed. */
  WINDOW("account's window is closed"),
  /** The account has sent its day's messages. */
  DAILY_CAP("account's daily cap is reached"),
  /** The account has a message in flight. */
  IN_FLIGHT("account has one in flight"),
  /** The account rests between two messages. */
  SPACING("account's spacing"),
  /** Another message of the account goes first. */
  TURN("another one goes first"),
  /** Its intent is served: it will be suppressed. */
  SERVED("intent is served already");

  private final String heading;

  WaitReason(String heading) {
    this.heading = heading;
  }

  /** A few words that stand for many messages with this reason. */
  public String heading() {
    return heading;
  }

  /** Whether a message with this reason goes as soon as those before it have gone. */
  public boolean isPace() {
    return this == NONE || this == TURN || this == SPACING || this == IN_FLIGHT;
  }

  /** One sentence, without a full stop, that goes on from "message 12 ...". */
  String sentence(Waiting waiting) {
    String until = until(waiting);
    String why = waiting.detail() == null ? "" : ": " + waiting.detail();
    return switch (this) {
      case NONE -> "goes with the next claim of account " + waiting.accountId();
      case EXPIRED -> "expired at " + moment(waiting) + " and is about to be cancelled";
      case PERSON_STOPPED -> "waits because prospect " + waiting.prospectId() + " is stopped" + why;
      case CAMPAIGN_STOPPED ->
          "waits because campaign " + waiting.campaignId() + " is stopped" + why;
      case CAMPAIGN_PAUSED -> "waits because campaign " + waiting.campaignId() + " is paused" + why;
      case EVERYTHING_PAUSED -> "waits because everything is paused" + until + why;
      case ACCOUNT_PAUSED ->
          "waits because account " + waiting.accountId() + " is paused" + until + why;
      case ITS_TIME -> "waits for its time," + until;
      case RETRY -> "was not sent and waits to be tried again," + until + why;
      case EARLIER_STEP -> "waits for an earlier step, message " + waiting.otherId();
      case GAP -> "waits for the planned gap after the step before," + until;
      case WINDOW -> "waits for the window of account " + waiting.accountId() + "," + until;
      case DAILY_CAP ->
          "waits because account %d has reached its daily cap of %s,%s"
              .formatted(waiting.accountId(), waiting.detail(), until);
      case IN_FLIGHT ->
          "waits for message %d, which account %d is sending"
              .formatted(waiting.otherId(), waiting.accountId());
      case SPACING -> "waits for the spacing of account " + waiting.accountId() + "," + until;
      case TURN -> "waits for its turn: message " + waiting.otherId() + " goes first";
      case SERVED ->
          "will be suppressed: another message serves the same intent, or served it already";
    };
  }

  /** How the column, filters and addresses write it. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reason that is written like that; empty if there is none. */
  public static Optional<WaitReason> written(String word) {
    return Arrays.stream(values()).filter(each -> each.column().equals(word)).findFirst();
  }

  /** All of them as they are written, for people. */
  public static String words() {
    return Arrays.stream(values()).map(WaitReason::column).collect(Collectors.joining(", "));
  }

  static WaitReason of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  private static String until(Waiting waiting) {
    return waiting.until() == null ? " with no end in sight" : " until " + moment(waiting);
  }

  private static String moment(Waiting waiting) {
    Instant until = waiting.until();
    return until == null ? "an unknown time" : until.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
