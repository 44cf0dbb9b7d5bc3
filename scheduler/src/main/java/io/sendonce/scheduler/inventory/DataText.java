package io.sendonce.scheduler.inventory;

import io.sendonce.scheduler.runs.RunBounds;
import io.sendonce.scheduler.store.ExclusiveJobStore;
import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Job data as text, the way a store with {@code useProperties = true} keeps it. */
final class DataText {

  /** What Java's serialisation begins with, escaped. Such data is no text. */
  private static final String SERIALISED = "\\254";

  private final Properties entries;

  private DataText(Properties entries) {
    this.entries = entries;
  }

  /**
   * Nothing where there is no data, or where it is not text.
   *
   * @param data the column's bytes, escaped as PostgreSQL does it; what we look for needs no escape
   */
  static DataText of(@Nullable String data) {
    Properties entries = new Properties();
    if (data != null && !data.startsWith(SERIALISED)) {
      try {
        entries.load(new StringReader(data));
      } catch (IOException | IllegalArgumentException notText) {
        entries.clear();
      }
    }
    return new DataText(entries);
  }

  @Nullable Long maxRunMillis() {
    return millis(RunBounds.MAX_RUN);
  }

  @Nullable Long delayMillis() {
    return millis(ExclusiveJobStore.DELAY);
  }

  private @Nullable Long millis(String key) {
    String text = entries.getProperty(key, "").strip();
    return text.matches("[1-9]\\d{0,17}") ? Long.valueOf(text) : null;
  }
}
