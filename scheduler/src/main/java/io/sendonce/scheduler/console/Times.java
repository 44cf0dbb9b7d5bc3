package io.sendonce.scheduler.console;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.sendonce.jobs.status.Age;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How pages write times: always with their zone. */
final class Times extends AbstractExtension {

  private final DateTimeFormatter format;

  Times(ZoneId zone) {
    this.format =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ENGLISH).withZone(zone);
  }

  @Override
  public Map<String, Filter> getFilters() {
    return Map.of("time", new TimeFilter(), "age", new AgeFilter());
  }

  /** An instant in the console's zone; a dash for none. */
  private final class TimeFilter implements Filter {

    @Override
    public @Nullable List<String> getArgumentNames() {
      return null;
    }

    @Override
    public Object apply(
        @Nullable Object input,
        Map<String, Object> arguments,
        PebbleTemplate self,
        EvaluationContext context,
        int line) {
      return input instanceof Instant instant ? format.format(instant) : "–";
    }
  }

  /** How long before another instant one was; a dash for none. */
  private static final class AgeFilter implements Filter {

    @Override
    public List<String> getArgumentNames() {
      return List.of("at");
    }

    @Override
    public Object apply(
        @Nullable Object input,
        Map<String, Object> arguments,
        PebbleTemplate self,
        EvaluationContext context,
        int line) {
      return input instanceof Instant instant && arguments.get("at") instanceof Instant at
          ? Age.words(Duration.between(instant, at))
          : "–";
    }
  }
}
