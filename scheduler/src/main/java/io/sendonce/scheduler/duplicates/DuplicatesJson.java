package io.sendonce.scheduler.duplicates;

import io.sendonce.jobs.incidents.Copy;
import io.sendonce.jobs.incidents.Repeat;
import io.sendonce.jobs.incidents.Source;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Duplicates for programs: a pure function. */
final class DuplicatesJson {

  private DuplicatesJson() {}

  static String of(FoundDuplicates found, FoundDuplicates.Shown shown) {
    return JsonMapper.builder()
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(document(found, shown))
        + System.lineSeparator();
  }

  static Map<String, @Nullable Object> document(
      FoundDuplicates found, FoundDuplicates.Shown shown) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("people", found.tally().people());
    all.put("extra", found.tally().extra());
    all.put("sentence", found.sentence());
    all.put("remarks", found.remarks());
    all.put("doubts", found.doubts());
    all.put(
        "duplicates", found.repeats().stream().map(repeat -> duplicate(repeat, shown)).toList());
    return all;
  }

  private static Map<String, @Nullable Object> duplicate(
      Repeat repeat, FoundDuplicates.Shown shown) {
    Map<String, @Nullable Object> each = new LinkedHashMap<>();
    each.put("person", repeat.to().person());
    if (shown.isWithNames()) {
      each.put("name", repeat.to().name());
    }
    each.put("account", repeat.to().account());
    each.put("campaign", repeat.to().campaign());
    each.put("sources", repeat.sources().stream().sorted().map(Source::label).toList());
    each.put("extra", repeat.extra());
    each.put("span", repeat.span().map(Duration::toString).orElse(null));
    each.put("copies", repeat.copies().stream().map(DuplicatesJson::copy).toList());
    if (shown.isWithText()) {
      each.put("text", FoundDuplicates.text(repeat));
    }
    return each;
  }

  private static Map<String, @Nullable Object> copy(Copy copy) {
    Map<String, @Nullable Object> each = new LinkedHashMap<>();
    each.put("id", copy.id());
    each.put("at", Objects.toString(copy.at(), null));
    return each;
  }
}
