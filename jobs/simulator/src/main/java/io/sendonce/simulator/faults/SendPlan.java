package io.sendonce.simulator.faults;

import io.sendonce.simulator.faults.Answer.Accepted;
import io.sendonce.simulator.faults.Answer.Afterwards;
import io.sendonce.simulator.faults.Answer.Close;
import io.sendonce.simulator.faults.Answer.Html;
import io.sendonce.simulator.faults.Answer.Ids;
import io.sendonce.simulator.faults.Answer.Problem;
import io.sendonce.simulator.faults.Answer.Redirect;
import io.sendonce.simulator.faults.Answer.Reset;
import io.sendonce.simulator.faults.Answer.RetryAtOnce;
import io.sendonce.simulator.faults.Answer.Silence;
import io.sendonce.simulator.faults.Answer.Truncated;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one send: when it lands, and what is answered when.
 *
 * @param landing whether the message lands, before or after the answer
 * @param answer what the client sees
 * @param answerAfter how long after the request it is answered, null for the delay drawn
 * @param landAfterAnswer for {@link Landing#AFTER_ANSWER}: how much later it lands
 */
public record SendPlan(
    Landing landing, Answer answer, @Nullable Duration answerAfter, Duration landAfterAnswer) {
  private static final Answer TAKEN = new Accepted(Ids.GIVEN, Afterwards.KEEP);
  private static final Duration AT_ONCE = Duration.ZERO;

  /** Whether and when a message lands. */
  public enum Landing {
    NEVER,
    BEFORE_ANSWER,
    AFTER_ANSWER
  }

  /** What a healthy provider does. */
  public static SendPlan healthy() {
    return new SendPlan(Landing.BEFORE_ANSWER, TAKEN, null, Duration.ZERO);
  }

  static SendPlan of(FaultKind kind, Effect effect) {
    return switch (kind) {
      case DELIVER_THEN_504 -> lands(effect, new Problem(504, "request_timeout"));
      case DELIVER_THEN_500 ->
          lands(effect, new Problem(500, bare(effect.typeOr("unexpected_error"))));
      case DELIVER_THEN_502_HTML -> lands(effect, new Html(502));
      case DELIVER_THEN_RESET -> lands(effect, new Reset());
      case DELIVER_THEN_CLOSE -> lands(effect, new Close());
      case DELIVER_THEN_TRUNCATED -> lands(effect, new Truncated());
      case DELIVER_THEN_NULL_IDS -> lands(effect, new Accepted(Ids.NULL, Afterwards.KEEP));
      case NULL_IDS ->
          new SendPlan(
              Landing.NEVER,
              new Accepted(Ids.NULL, Afterwards.KEEP),
              effect.lasting(),
              Duration.ZERO);
      case EMPTY_BODY -> usuallyLands(effect, new Accepted(Ids.NO_BODY, Afterwards.KEEP));
      case IDS_LIST -> usuallyLands(effect, new Accepted(Ids.LIST, Afterwards.KEEP));
      case REJECT ->
          refused(effect, new Problem(effect.statusOr(500), bare(effect.typeOr("unknown"))));
      case RESET_BEFORE_BODY, RESET_AFTER_BODY -> refused(effect, new Reset());
      case HANG -> hang(effect);
      case LATE_LANDING ->
          new SendPlan(
              Landing.AFTER_ANSWER,
              new Problem(504, "request_timeout"),
              AT_ONCE,
              effect.lastingOr(Duration.ofSeconds(5)));
      case REDIRECT -> usuallyRefused(effect, new Redirect(effect.statusOr(307)));
      case REQUEST_TIMEOUT_408 -> usuallyRefused(effect, new Problem(408, "request_timeout"));
      case RETRY_AFTER_ZERO -> usuallyRefused(effect, new RetryAtOnce());
      case MISDIRECTED_421 -> usuallyRefused(effect, new Problem(421, "misdirected_request"));
      case SLOW ->
          new SendPlan(
              Landing.BEFORE_ANSWER,
              TAKEN,
              effect.lastingOr(Duration.ofSeconds(60)),
              Duration.ZERO);
      case CLOSE_AFTER_REPLY -> lands(effect, new Accepted(Ids.GIVEN, closing(effect)));
      case READ_LAG,
          READ_REJECT,
          READ_HTML,
          READ_RESET,
          READ_TRUNCATED,
          READ_HANG,
          READ_SLOW,
          READ_DROPS_NEWEST,
          READ_CUTS_PAGES,
          READ_ENDLESS_CURSOR,
          READ_TRUNCATED_IDS,
          READ_IS_SENDER,
          READ_TEXT,
          ECHO_LAG,
          ECHO_COPIES,
          ECHO_DROPPED,
          ECHO_TRUNCATED_IDS ->
          throw new IllegalArgumentException(kind.wireName() + " does not hit sends");
    };
  }

  static String bare(String type) {
    return type.startsWith("errors/") ? type.substring("errors/".length()) : type;
  }

  private static SendPlan lands(Effect effect, Answer answer) {
    return new SendPlan(Landing.BEFORE_ANSWER, answer, effect.lasting(), Duration.ZERO);
  }

  private static SendPlan usuallyLands(Effect effect, Answer answer) {
    Landing landing = effect.deliveredOr(true) ? Landing.BEFORE_ANSWER : Landing.NEVER;
    return new SendPlan(landing, answer, effect.lasting(), Duration.ZERO);
  }

  private static SendPlan refused(Effect effect, Answer answer) {
    return new SendPlan(Landing.NEVER, answer, effect.lastingOr(AT_ONCE), Duration.ZERO);
  }

  private static SendPlan usuallyRefused(Effect effect, Answer answer) {
    return effect.deliveredOr(false) ? lands(effect, answer) : refused(effect, answer);
  }

  private static SendPlan hang(Effect effect) {
    Answer silence = new Silence(effect.lastingOr(Duration.ofSeconds(60)));
    return effect.deliveredOr(true)
        ? new SendPlan(Landing.BEFORE_ANSWER, silence, null, Duration.ZERO)
        : new SendPlan(Landing.NEVER, silence, AT_ONCE, Duration.ZERO);
  }

  private static Afterwards closing(Effect effect) {
    return "silently".equals(effect.variant())
        ? Afterwards.CLOSE_SILENTLY
        : Afterwards.CLOSE_ANNOUNCED;
  }
}
