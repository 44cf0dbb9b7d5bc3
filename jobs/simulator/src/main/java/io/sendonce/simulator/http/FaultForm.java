package io.sendonce.simulator.http;

import io.sendonce.simulator.faults.Fault;
import io.sendonce.simulator.faults.FaultKind;
import io.sendonce.simulator.faults.ReadOf;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A fault as the control endpoint is given it. */
final class FaultForm {
  private FaultForm() {}

  static Fault read(ControlForm form, Clock clock) throws ControlRefusal {
    @Nullable FaultKind kind =
        form.parsed(
            "kind", "must be one of " + kinds(), name -> FaultKind.named(name).orElse(null));
    // Judged with some kind in place, so that a missing kind does not hide the other problems.
    Fault fault = Fault.of(kind == null ? FaultKind.READ_SLOW : kind);
    match(form, fault, clock);
    effect(form, fault);
    if (kind == null) {
      if (form.isMissing("kind")) {
        form.problem("kind is missing; it must be one of " + kinds());
      }
    } else {
      fault.problems().forEach(form::problem);
    }
    form.refuseIfWrong();
    return fault;
  }

  private static void match(ControlForm form, Fault fault, Clock clock) {
    fault
        .account(form.text("account"))
        .person(form.text("person"))
        .chat(form.text("chat"))
        .on(
            form.parsed(
                "on",
                "must be one of messages, chats, accounts",
                name -> ReadOf.named(name).orElse(null)))
        .nth(form.integer("nth"))
        .count(form.integer("count"))
        .probability(form.number("probability"))
        .until(until(form, clock));
  }

  private static void effect(ControlForm form, Fault fault) {
    fault
        .status(form.integer("status"))
        .type(form.text("type"))
        .lasting(form.duration("seconds"))
        .delivered(form.flag("delivered"))
        .variant(form.text("variant"))
        .amount(form.integer("amount"));
  }

  private static @Nullable Instant until(ControlForm form, Clock clock) {
    Instant until = form.instant("until");
    Duration holds = form.duration("for");
    if (until != null && holds != null) {
      form.problem("until and for say the same thing: give one of them");
    }
    return holds == null ? until : clock.instant().plus(holds);
  }

  private static String kinds() {
    return Arrays.stream(FaultKind.values())
        .map(FaultKind::wireName)
        .collect(Collectors.joining(", "));
  }
}
