package io.sendonce.simulator.provider;

import io.sendonce.simulator.ledger.Delivery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts deliveries, and those of the same text to the same person by the same account. */
final class Tally {
  private final Map<Delivery.Intent, String> first = new HashMap<>();
  private final Map<Delivery.Intent, List<String>> again = new HashMap<>();
  private long delivered;

  synchronized void add(Delivery delivery) {
    delivered++;
    Delivery.Intent intent = delivery.intent();
    String earlier = first.putIfAbsent(intent, delivery.message());
    if (earlier != null) {
      again
          .computeIfAbsent(intent, any -> new ArrayList<>(Collections.singleton(earlier)))
          .add(delivery.message());
    }
  }

  synchronized long delivered() {
    return delivered;
  }

  synchronized List<Repeated> repeated() {
    return again.entrySet().stream()
        .map(entry -> new Repeated(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }
}
