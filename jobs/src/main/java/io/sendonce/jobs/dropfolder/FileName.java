package io.sendonce.jobs.dropfolder;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** How files are called. */
final class FileName {

  private static final String ENDING = ".csv";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FileName() {}

  /** Whether a file is meant for the queue; those that begin with a dot are being copied. */
  static boolean isOfMessages(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(ENDING) && !name.startsWith(".");
  }

  /** A name that no other file has or will have, and that people still recognise. */
  static String unique(String name, Instant now) {
    String random = UUID.randomUUID().toString().substring(0, 8);
    return "%s.%s-%s%s".formatted(stem(name), TIME.format(now), random, ENDING);
  }

  /** What the reasons beside a rejected file are called. */
  static String ofReasons(String name) {
    return stem(name) + ".rejected.txt";
  }

  private static String stem(String name) {
    return name.substring(0, name.length() - ENDING.length());
  }
}
