package io.sendonce.scheduler.command;

import io.sendonce.scheduler.properties.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time as people write it in the configuration too. */
final class DurationConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String value) {
    return Durations.parse(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "must be a length of time, such as " + Durations.EXAMPLES + ", not " + value));
  }
}
