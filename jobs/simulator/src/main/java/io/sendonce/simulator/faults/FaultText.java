package io.sendonce.simulator.faults;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fault's parts by the names they have on the wire. */
final class FaultText {
  private final Map<String, Object> given = new LinkedHashMap<>();

  private FaultText() {}

  static Map<String, Object> of(Match match, Effect effect) {
    FaultText text = new FaultText();
    text.put("account", match.account());
    text.put("person", match.person());
    text.put("chat", match.chat());
    text.put("on", match.on() == null ? null : match.on().wireName());
    text.put("nth", match.nth());
    text.put("count", match.count());
    text.put("probability", match.probability());
    text.put("until", match.until() == null ? null : match.until().toString());
    text.put("status", effect.status());
    text.put("type", effect.type());
    text.put("seconds", effect.lasting() == null ? null : seconds(effect.lasting()));
    text.put("delivered", effect.delivered());
    text.put("variant", effect.variant());
    text.put("amount", effect.amount());
    return Collections.unmodifiableMap(text.given);
  }

  private static double seconds(Duration lasting) {
    return lasting.toMillis() / 1000.0;
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      given.put(name, value);
    }
  }
}
