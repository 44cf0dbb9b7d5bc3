package io.sendonce.demo;

import io.sendonce.demo.campaign.Course;
import io.sendonce.demo.options.Options;
import io.sendonce.demo.verdict.Doubts;
import io.sendonce.demo.verdict.Repeats;
import io.sendonce.demo.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the demo saw.
 *
 * @param oldWay what people got the old way; null if it was not shown
 * @param verdict what became of the campaign's messages
 * @param doubts what became of unknown outcomes
 * @param course how the campaign went
 */
record Outcome(@Nullable Repeats oldWay, Verdict verdict, Doubts doubts, Course course) {

  /** Why the demo did not show what it is there to show; empty when it held. */
  List<String> objections(Options.Acts acts) {
    List<String> objections = new ArrayList<>();
    Repeats repeats = oldWay;
    if (acts.oldWay() && (repeats == null || repeats.extra() == 0)) {
      objections.add("the old way showed no duplicate: the demo's own control failed");
    }
    if (!course.drained()) {
      objections.add("the campaign was not finished in time");
    }
    if (!verdict.held()) {
      objections.add("messages are lost, repeated or not explained: see the table");
    }
    Course.Kill kill = course.kill();
    if (acts.kill() && (kill == null || kill.inFlight() == 0)) {
      objections.add("no node was killed with messages in flight: the demo's own control failed");
    }
    if (doubts.attempts() == 0) {
      objections.add("no outcome was unknown although answers were lost: the control failed");
    }
    if (doubts.unexplained() > 0) {
      objections.add(doubts.unexplained() + " unknown outcomes were resolved by nothing on record");
    }
    return objections;
  }
}
