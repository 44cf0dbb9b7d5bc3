package io.sendonce.scheduler.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A moment as people write it, never without its offset from UTC. */
final class MomentConverter implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "must be a time with its offset from UTC, such as 2026-12-01T09:00:00+01:00, not "
              + value);
    }
  }
}
