package io.sendonce.scheduler.api;

import io.sendonce.jobs.bulk.BulkDeed;
import io.sendonce.jobs.bulk.Chosen;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which messages, and what is to be done to each of them, as a body says it.
 *
 * @param chosen which
 * @param deed what
 */
record BulkBody(Chosen chosen, BulkDeed deed) {

  static final List<String> FIELDS = List.of("ids", "filter", "action", "shift_seconds");

  /** As many as can be submitted at once. */
  static final int MOST_IDS = SubmitRoutes.MOST;

  private static final List<String> ACTIONS = List.of("cancel", "move", "look_now", "give_up");
  private static final String SHIFT = "shift_seconds";

  static BulkBody of(Fields fields) {
    return new BulkBody(chosen(fields), deed(fields));
  }

  private static Chosen chosen(Fields fields) {
    Optional<List<Long>> ids = fields.ids("ids", MOST_IDS);
    Optional<Fields> filter = fields.object("filter", MessageFilter.FIELDS);
    if (ids.isEmpty() == filter.isEmpty()) {
      throw Refusal.field(
          "filter",
          "or ids must say which messages, one of the two; a filter of {} is all messages",
          null);
    }
    return filter
        .<Chosen>map(it -> new Chosen.Found(MessageFilter.of(it)))
        .orElseGet(() -> new Chosen.Ticked(ids.orElseThrow()));
  }

  private static BulkDeed deed(Fields fields) {
    String action = fields.word("action", ACTIONS);
    Optional<Long> shift = fields.number(SHIFT);
    if (!action.equals("move")) {
      shift.ifPresent(
          seconds -> {
            throw Refusal.field(SHIFT, "goes with the action move only", seconds);
          });
      return BulkDeed.of(action, 0);
    }
    long longest = BulkDeed.Move.LONGEST.toSeconds();
    return shift
        .filter(seconds -> seconds != 0 && Math.abs(seconds) <= longest)
        .map(seconds -> (BulkDeed) new BulkDeed.Move(Duration.ofSeconds(seconds)))
        .orElseThrow(
            () ->
                Refusal.field(
                    SHIFT,
                    "must say by how many seconds, from %d to %d, negative for earlier, not 0"
                        .formatted(-longest, longest),
                    shift.orElse(null)));
  }
}
