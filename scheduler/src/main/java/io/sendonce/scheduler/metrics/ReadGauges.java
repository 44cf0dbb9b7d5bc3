package io.sendonce.scheduler.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.sendonce.jobs.status.AccountState;
import io.sendonce.jobs.status.NodeLife;
import io.sendonce.scheduler.node.PoolLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What was read last, as gauges; not a number before the first reading. */
final class ReadGauges {

  private static final List<String> STATES =
      List.of("pending", "processing", "sent", "failed", "uncertain", "suppressed", "cancelled");

  private static final List<String> CHANNELS = List.of("log", "webhook", "mail");

  private final MultiGauge messages;
  private final MultiGauge paused;
  private final MultiGauge capUsed;
  private final MultiGauge connections;
  private final MultiGauge mostConnections;
  private volatile @Nullable Reading latest;

  ReadGauges(MeterRegistry registry) {
    this.messages = many(registry, "sendonce.messages", "Messages by state, as counted last.");
    this.paused =
        many(registry, "sendonce.account.paused", "1 for an account that is paused, else 0.");
    this.capUsed =
        many(
            registry,
            "sendonce.account.cap.used.ratio",
            "How much of an account's daily cap is used; only of those that have one.");
    this.connections =
        many(registry, "sendonce.pool.connections", "Database connections of this process.");
    this.mostConnections =
        many(registry, "sendonce.pool.connections.max", "How many a pool may have.");
    CHANNELS.forEach(channel -> failures(registry, channel));
    one(
        registry,
        "sendonce.due.messages",
        "Pending messages that have reached their time.",
        null,
        it -> it.overview().count("pending").due());
    one(
        registry,
        "sendonce.oldest.due.age",
        "Age of the oldest message that only waits for its turn.",
        "seconds",
        Reading::oldestDueAge);
    one(
        registry,
        "sendonce.uncertain.open",
        "Messages of which nobody knows whether they were sent.",
        null,
        it -> it.overview().moment().uncertain());
    one(
        registry,
        "sendonce.uncertain.needs.person",
        "Those of them that wait for a person.",
        null,
        it -> it.overview().uncertain().stream().filter(it.overview()::needsPerson).count());
    one(
        registry,
        "sendonce.uncertain.oldest.age",
        "Age of the oldest of them.",
        "seconds",
        Reading::oldestUncertainAge);
    one(
        registry,
        "sendonce.duplicates.recorded",
        "Duplicates that any node ever found at the provider.",
        null,
        it -> it.overview().moment().duplicates());
    one(
        registry,
        "sendonce.nodes.alive",
        "Nodes that the others take to be alive.",
        null,
        it -> it.overview().nodes().stream().filter(NodeLife::isAlive).count());
    one(
        registry,
        "sendonce.clock.offset",
        "How far this machine's clock is ahead of the database's.",
        "seconds",
        it -> it.clockOffset().toMillis() / 1000.0);
    one(
        registry,
        "sendonce.queue.counted.timestamp",
        "When the queue was last counted.",
        "seconds",
        it -> it.counted().countedAt().toEpochMilli() / 1000.0);
  }

  private void failures(MeterRegistry registry, String channel) {
    FunctionCounter.builder(
            "sendonce.alerts.delivery.failures",
            this,
            gauges -> gauges.of(reading -> reading.failedDeliveries(channel)))
        .description("Attempts of all nodes to deliver an alert that failed.")
        .tag("channel", channel)
        .register(registry);
  }

  void show(Reading reading) {
    latest = reading;
    messages.register(
        STATES.stream()
            .<Row<?>>map(
                state ->
                    Row.of(Tags.of("state", state), reading.overview().count(state).messages()))
            .toList(),
        true);
    List<Row<?>> pauses = new ArrayList<>();
    List<Row<?>> ratios = new ArrayList<>();
    for (AccountState account : reading.accounts()) {
      Tags tags = Tags.of("account", account.code());
      pauses.add(Row.of(tags, account.isPaused() ? 1 : 0));
      Integer cap = account.dailyCap();
      if (cap != null && cap > 0) {
        ratios.add(Row.of(tags, account.usedToday() / (double) cap));
      }
    }
    paused.register(pauses, true);
    capUsed.register(ratios, true);
    List<Row<?>> lent = new ArrayList<>();
    List<Row<?>> most = new ArrayList<>();
    for (PoolLoad pool : reading.pools()) {
      lent.add(Row.of(Tags.of("pool", pool.pool(), "state", "busy"), pool.busy()));
      lent.add(Row.of(Tags.of("pool", pool.pool(), "state", "idle"), pool.idle()));
      most.add(Row.of(Tags.of("pool", pool.pool()), pool.most()));
    }
    connections.register(lent, true);
    mostConnections.register(most, true);
  }

  private static MultiGauge many(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  private void one(
      MeterRegistry registry,
      String name,
      String description,
      @Nullable String unit,
      ToDoubleFunction<Reading> value) {
    Gauge.builder(name, () -> of(value)).description(description).baseUnit(unit).register(registry);
  }

  private double of(ToDoubleFunction<Reading> value) {
    Reading known = latest;
    return known == null ? Double.NaN : value.applyAsDouble(known);
  }
}
