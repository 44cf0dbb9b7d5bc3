package io.sendonce.jobs.incidents;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that repeats another one, which is kept.
 *
 * @param place where it lies
 * @param keptPlace where the kept one lies
 * @param reason why it is moved; ids and times only
 */
record Surplus(Sent sent, @Nullable String keptId, String place, String keptPlace, String reason) {

  /** All but the first of each chain. */
  static List<Surplus> of(List<List<Sent>> chains) {
    List<Surplus> surplus = new ArrayList<>();
    for (List<Sent> chain : chains) {
      Sent first = chain.get(0);
      for (int i = 1; i < chain.size(); i++) {
        Sent sent = chain.get(i);
        surplus.add(
            new Surplus(
                sent,
                first.id(),
                String.valueOf(sent.place()),
                String.valueOf(first.place()),
                "copy %d of %d, %s s after the first, which is kept"
                    .formatted(i + 1, chain.size(), seconds(first, sent))));
      }
    }
    return surplus;
  }

  CleanUpReport.Moved moved() {
    return new CleanUpReport.Moved(sent.id(), keptId, sent.person(), sent.campaign(), reason);
  }

  private static String seconds(Sent first, Sent sent) {
    Duration after = Duration.between(first.at(), sent.at());
    return BigDecimal.valueOf(after.toMillis(), 3).stripTrailingZeros().toPlainString();
  }
}
