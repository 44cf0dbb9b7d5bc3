package io.sendonce.simulator.faults;

import io.sendonce.simulator.faults.Answer.Html;
import io.sendonce.simulator.faults.Answer.Problem;
import io.sendonce.simulator.faults.Answer.Reset;
import io.sendonce.simulator.faults.Answer.Silence;
import io.sendonce.simulator.faults.Answer.Truncated;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What becomes of one read: all read faults that hit it, put together. */
public final class ReadPlan {
  private @Nullable Answer instead;
  private Duration answerAfter = Duration.ZERO;
  private Duration lag = Duration.ZERO;
  private int droppedNewest;
  private boolean cutsPages;
  private Cursors cursors = Cursors.TRUE;
  private boolean truncatedIds;
  private Sender sender = Sender.TRUE;
  private Text text = Text.TRUE;

  ReadPlan() {}

  /** How cursors are told. */
  public enum Cursors {
    TRUE,
    ALWAYS_THE_SAME,
    ALWAYS_A_FRESH_ONE
  }

  /** How is_sender is told. */
  public enum Sender {
    TRUE,
    FLIPPED,
    MISSING,
    BOOLEAN
  }

  /** How texts come back. */
  public enum Text {
    TRUE,
    CRLF,
    TRIMMED,
    FORMATTING_GONE
  }

  /** The answer given in place of the right one, or null. */
  public @Nullable Answer instead() {
    return instead;
  }

  /** How long after the request it is answered. */
  public Duration answerAfter() {
    return answerAfter;
  }

  /** How much later than otherwise messages become readable. */
  public Duration lag() {
    return lag;
  }

  /** How many of the newest messages are left out. */
  public int droppedNewest() {
    return droppedNewest;
  }

  /** Whether lists end after their first page. */
  public boolean cutsPages() {
    return cutsPages;
  }

  /** How cursors are told. */
  public Cursors cursors() {
    return cursors;
  }

  /** Whether ids of senders and attendees are cut to 20 characters. */
  public boolean truncatedIds() {
    return truncatedIds;
  }

  /** How is_sender is told. */
  public Sender sender() {
    return sender;
  }

  /** How texts come back. */
  public Text text() {
    return text;
  }

  void add(FaultKind kind, Effect effect) {
    String variant = effect.variant() == null ? "" : effect.variant();
    switch (kind) {
      case READ_LAG -> lag = lag.plus(effect.lastingOr(Duration.ofSeconds(60)));
      case READ_REJECT ->
          instead =
              new Problem(effect.statusOr(500), SendPlan.bare(effect.typeOr("unexpected_error")));
      case READ_HTML -> instead = new Html(effect.statusOr(502));
      case READ_RESET -> instead = new Reset();
      case READ_TRUNCATED -> instead = new Truncated();
      case READ_HANG -> instead = new Silence(effect.lastingOr(Duration.ofSeconds(60)));
      case READ_SLOW -> answerAfter = effect.lastingOr(Duration.ofSeconds(5));
      case READ_DROPS_NEWEST -> droppedNewest += effect.amount() == null ? 1 : effect.amount();
      case READ_CUTS_PAGES -> cutsPages = true;
      case READ_ENDLESS_CURSOR ->
          cursors = variant.equals("fresh") ? Cursors.ALWAYS_A_FRESH_ONE : Cursors.ALWAYS_THE_SAME;
      case READ_TRUNCATED_IDS -> truncatedIds = true;
      case READ_IS_SENDER ->
          sender =
              switch (variant) {
                case "missing" -> Sender.MISSING;
                case "boolean" -> Sender.BOOLEAN;
                default -> Sender.FLIPPED;
              };
      case READ_TEXT ->
          text =
              switch (variant) {
                case "trim" -> Text.TRIMMED;
                case "formatting" -> Text.FORMATTING_GONE;
                default -> Text.CRLF;
              };
      default -> throw new IllegalArgumentException(kind.wireName() + " hits sends, not reads");
    }
  }
}
