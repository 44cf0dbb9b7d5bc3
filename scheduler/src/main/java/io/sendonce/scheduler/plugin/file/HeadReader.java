package io.sendonce.scheduler.plugin.file;

import io.sendonce.scheduler.properties.PropertiesText.Entry;
import java.util.List;

/** Reads what a file says about itself. */
final class HeadReader {

  static final List<String> FIELDS = List.of("generation", "surplus");

  private static final int LAST_GENERATION = 999_999_999;

  private final Fields fields;

  HeadReader(Fields fields) {
    this.fields = fields;
  }

  Head head() {
    return new Head(fields.number("generation", 0, 0, LAST_GENERATION), surplus());
  }

  private Head.Surplus surplus() {
    Entry entry = fields.get("surplus");
    if (entry == null || entry.value().equals("remove")) {
      return Head.Surplus.REMOVE;
    }
    if (!entry.value().equals("flag")) {
      fields.refuse(entry, "must be remove or flag");
    }
    return Head.Surplus.FLAG;
  }
}
