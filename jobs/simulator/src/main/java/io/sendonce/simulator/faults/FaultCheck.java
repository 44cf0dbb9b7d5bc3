package io.sendonce.simulator.faults;

import io.sendonce.simulator.faults.FaultKind.Hits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges whether a fault can work as written; every problem at once. */
final class FaultCheck {
  private static final Set<FaultKind> NEED_STATUS_AND_TYPE =
      Set.of(FaultKind.REJECT, FaultKind.READ_REJECT);

  private final FaultKind kind;
  private final List<String> problems = new ArrayList<>();

  private FaultCheck(FaultKind kind) {
    this.kind = kind;
  }

  static List<String> problems(FaultKind kind, Match match, Effect effect) {
    FaultCheck check = new FaultCheck(kind);
    check.match(match);
    check.parametersOf(effect);
    check.valuesOf(effect);
    return List.copyOf(check.problems);
  }

  private void match(Match match) {
    refuseIf(
        kind.hits() == Hits.BEFORE_BODY && (match.account() != null || match.person() != null),
        kind.wireName() + " is decided before the body is read: it cannot match account or person");
    refuseIf(
        kind.hits() != Hits.READS && match.on() != null,
        "on says which reads are hit; "
            + kind.wireName()
            + " hits "
            + (kind.hits() == Hits.ECHOES ? "echoes" : "sends"));
    Integer nth = match.nth();
    refuseIf(nth != null && nth < 1, "nth = " + nth + " must be at least 1");
    Integer count = match.count();
    refuseIf(count != null && count < 1, "count = " + count + " must be at least 1");
    Double share = match.probability();
    refuseIf(
        share != null && !(share >= 0 && share <= 1),
        "probability = " + share + " must be from 0 to 1");
  }

  private void parametersOf(Effect effect) {
    for (Parameter parameter : Parameter.values()) {
      refuseIf(
          parameter.isGivenIn(effect) && !kind.parameters().contains(parameter),
          parameter.wireName() + " means nothing to " + kind.wireName() + "; " + takes());
    }
    if (NEED_STATUS_AND_TYPE.contains(kind)) {
      refuseIf(effect.status() == null, kind.wireName() + " needs status");
      refuseIf(effect.type() == null, kind.wireName() + " needs type");
    }
  }

  private void valuesOf(Effect effect) {
    Integer status = effect.status();
    int least = kind == FaultKind.REDIRECT ? 307 : 400;
    int most = kind == FaultKind.REDIRECT ? 308 : 599;
    refuseIf(
        status != null && (status < least || status > most),
        "status = " + status + " must be from " + least + " to " + most);
    String type = effect.type();
    refuseIf(type != null && type.isBlank(), "type must not be blank");
    refuseIf(
        effect.lasting() != null && effect.lasting().isNegative(),
        "seconds = " + effect.lasting() + " must not be negative");
    Integer amount = effect.amount();
    refuseIf(amount != null && amount < 1, "amount = " + amount + " must be at least 1");
    String variant = effect.variant();
    refuseIf(
        variant != null && !kind.variants().isEmpty() && !kind.variants().contains(variant),
        "variant = " + variant + " must be one of " + String.join(", ", kind.variants()));
  }

  private String takes() {
    return kind.parameters().isEmpty()
        ? "it takes no parameters"
        : "it takes "
            + Stream.of(Parameter.values())
                .filter(kind.parameters()::contains)
                .map(Parameter::wireName)
                .collect(Collectors.joining(", "));
  }

  private void refuseIf(boolean wrong, String problem) {
    if (wrong) {
      problems.add(problem);
    }
  }
}
