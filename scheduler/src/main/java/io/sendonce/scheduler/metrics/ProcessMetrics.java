package io.sendonce.scheduler.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sendonce.jobs.delivery.DeliveryEvents;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.recovery.RecoveryEvents;
import io.sendonce.scheduler.access.Tokens;
import io.sendonce.scheduler.http.Route;
import java.time.Clock;

/** The figures of one process. Lives as long as it does. */
public final class ProcessMetrics {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Clock clock;
  private final DeliveryEvents delivery;
  private final RecoveryEvents recovery;

  /**
   * Counts from now on.
   *
   * @param version the program's
   * @param node how the process is named in the cluster
   * @param clock this machine's
   */
  // The registry and what is bound to it end with the process.
  @SuppressWarnings("resource")
  public ProcessMetrics(String version, String node, Clock clock) {
    this.clock = clock;
    Gauge.builder("sendonce.build.info", () -> 1)
        .description("Which program this is.")
        .tag("version", version)
        .tag("node", node)
        .register(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmGcMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    this.delivery = new CountedDelivery(registry, clock);
    this.recovery = new CountedRecovery(registry);
  }

  /** Counts deliveries. */
  public DeliveryEvents delivery() {
    return delivery;
  }

  /** Counts what happens to uncertain messages. */
  public RecoveryEvents recovery() {
    return recovery;
  }

  /** The same provider, its calls timed. */
  public MessagingProvider timed(MessagingProvider provider) {
    return new TimedProvider(provider, registry);
  }

  /**
   * Begins to read what only the database knows; to be called once.
   *
   * @param sources where
   * @return ends the reading
   */
  public AutoCloseable read(Sources sources) {
    BackgroundReading reading = new BackgroundReading(sources, clock, new ReadGauges(registry));
    reading.begin();
    return reading;
  }

  /**
   * Where they are asked for, with a token of the scope {@code read}.
   *
   * @param path what comes before every path of the server
   * @param tokens which are good
   */
  public Route route(String path, Tokens tokens) {
    return new MetricsRoute(tokens, registry::scrape).route(path);
  }
}
