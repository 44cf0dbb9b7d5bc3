package io.sendonce.scheduler.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.util.StatusPrinter2;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShippedLogbackTest {

  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void configure() throws JoranException {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Path.of("..", "config", "logback.xml").toFile());
    context.putProperty("node", "node-7");
    new StatusPrinter2().printInCaseOfErrorsOrWarnings(context);
  }

  @Test
  void anEventIsOneLineWithUtcTimeLevelNodeAndShortLoggerName() {
    assertThat(written("message 8812 sent", null))
        .isEqualTo("2026-11-23T23:05:01.250Z INFO  node-7 Delivery message 8812 sent\n");
  }

  @Test
  void aStackTraceStaysInTheLineOfItsEvent() {
    String line = written("claim failed", new IllegalStateException("first\nsecond"));

    assertThat(line)
        .startsWith(
            "2026-11-23T23:05:01.250Z INFO  node-7 Delivery claim failed"
                + " java.lang.IllegalStateException: first second at io.sendonce.")
        .endsWith("\n");
    assertThat(line.lines()).hasSize(1);
  }

  @Test
  void librariesSpeakUpOnlyWhenSomethingIsWrong() {
    assertThat(context.getLogger("org.quartz.core.QuartzScheduler").getEffectiveLevel())
        .isEqualTo(Level.WARN);
    assertThat(context.getLogger("com.mchange.v2.c3p0").getEffectiveLevel()).isEqualTo(Level.WARN);
    assertThat(context.getLogger("org.flywaydb.core").getEffectiveLevel()).isEqualTo(Level.WARN);
    assertThat(context.getLogger("io.sendonce").getEffectiveLevel()).isEqualTo(Level.INFO);
  }

  private String written(String message, @Nullable Throwable thrown) {
    Logger logger = context.getLogger("io.sendonce.jobs.delivery.Delivery");
    LoggingEvent event =
        new LoggingEvent("any", logger, Level.INFO, message, thrown, new Object[0]);
    event.setInstant(Instant.parse("2026-11-23T23:05:01.250Z"));
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>)
            Objects.requireNonNull(context.getLogger("ROOT").getAppender("CONSOLE"));
    return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
  }
}
