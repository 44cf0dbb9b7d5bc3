package io.sendonce.demo.drill.play;

import io.sendonce.demo.drill.plan.FaultKind;
import io.sendonce.demo.drill.plan.PlannedFault;
import io.sendonce.demo.stage.DemoProvider;
import io.sendonce.demo.stage.PartFailedException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is done at the provider, by the simulator's control interface. */
final class ProviderHarm {

  /** How long the provider's reading back tells untruths: shorter than two looks are apart. */
  static final Duration UNTRUTH = Duration.ofMillis(2500);

  /** Later than all looks, and than a message that was put back is sent again. */
  static final Duration LATE = Duration.ofSeconds(24);

  private static final int OF_EACH_ACCOUNT = 2;
  private static final int REFUSALS = 3;

  private final DemoProvider provider;

  ProviderHarm(DemoProvider provider) {
    this.provider = provider;
  }

  /** What happens to sends. */
  void begin(PlannedFault fault, List<String> accounts) throws PartFailedException {
    for (String account : accounts) {
      provider.plantFault(send(fault, account));
    }
  }

  /** What happens to reads, once there is something in doubt; nothing for other kinds. */
  void beginReads(FaultKind kind, List<String> accounts, Duration length)
      throws PartFailedException {
    for (String account : accounts) {
      Map<String, Object> read =
          switch (kind) {
            case READ_LAG -> fault("read-lag", account, UNTRUTH, "seconds", 3);
            case READ_DROPS_NEWEST -> fault("read-drops-newest", account, UNTRUTH, "amount", 1);
            case READ_CUTS_PAGES -> fault("read-cuts-pages", account, UNTRUTH);
            case READ_IS_SENDER -> fault("read-is-sender", account, UNTRUTH, "variant", "flipped");
            case READ_TRUNCATED_IDS -> fault("read-truncated-ids", account, UNTRUTH);
            case READ_FAILS ->
                fault("read-reject", account, length, "status", 503, "type", "service_unavailable");
            default -> throw new IllegalArgumentException(kind.wireName() + " spoils no reads");
          };
      provider.plantFault(read);
    }
  }

  static boolean spoilsReads(FaultKind kind) {
    return kind.isUntruthInReads() || kind == FaultKind.READ_FAILS;
  }

  private static Map<String, Object> send(PlannedFault fault, String account) {
    Duration length = fault.length();
    FaultKind kind = fault.kind();
    Map<String, Object> send =
        switch (kind) {
          case DELIVER_THEN_504,
              DELIVER_THEN_500,
              DELIVER_THEN_502_HTML,
              DELIVER_THEN_RESET,
              DELIVER_THEN_CLOSE,
              DELIVER_THEN_TRUNCATED,
              DELIVER_THEN_NULL_IDS,
              NULL_IDS ->
              fault(kind.wireName(), account, length);
          case HANG_DELIVERED -> fault("hang", account, length, "delivered", true);
          case HANG -> fault("hang", account, length, "delivered", false);
          case LANDING_AFTER_ANSWER ->
              fault("late-landing", account, length, "seconds", 2 + fault.draw() % 3);
          case LATE_LANDING -> fault("late-landing", account, length, "seconds", LATE.toSeconds());
          case TOO_MANY_REQUESTS ->
              fault("reject", account, length, "status", 429, "type", "too_many_requests");
          default -> fault("deliver-then-504", account, UNTRUTH);
        };
    send.put("count", kind == FaultKind.TOO_MANY_REQUESTS ? REFUSALS : OF_EACH_ACCOUNT);
    return send;
  }

  private static Map<String, Object> fault(
      String kind, String account, Duration length, Object... further) {
    Map<String, Object> fault = new LinkedHashMap<>();
    fault.put("kind", kind);
    fault.put("account", account);
    fault.put("for", length.toMillis() / 1000.0);
    for (int index = 0; index < further.length; index += 2) {
      fault.put(String.valueOf(further[index]), further[index + 1]);
    }
    return fault;
  }
}
