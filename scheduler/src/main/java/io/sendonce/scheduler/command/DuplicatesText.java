package io.sendonce.scheduler.command;

import static io.sendonce.scheduler.text.Lines.or;

import io.sendonce.jobs.incidents.Copy;
import io.sendonce.jobs.incidents.Repeat;
import io.sendonce.jobs.incidents.Source;
import io.sendonce.scheduler.duplicates.FoundDuplicates;
import io.sendonce.scheduler.text.Lines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Duplicates as text: a pure function. */
final class DuplicatesText {

  /** What would move the cursor or turn the writing's direction; ids come from other people. */
  private static final String UNPRINTABLE = "[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]";

  private final FoundDuplicates.Shown shown;

  private DuplicatesText(FoundDuplicates.Shown shown) {
    this.shown = shown;
  }

  static String of(FoundDuplicates found, FoundDuplicates.Shown shown) {
    DuplicatesText text = new DuplicatesText(shown);
    Lines lines = new Lines();
    found.remarks().forEach(remark -> lines.line(printable(remark)));
    found.doubts().forEach(doubt -> lines.line(printable(doubt)));
    lines.section(
        "Got the same message more than once",
        withoutEmptyColumns(found.repeats().stream().map(text::row).toList()));
    if (!lines.toString().isEmpty()) {
      lines.line("");
    }
    return lines.line(found.sentence()).toString();
  }

  private List<String> row(Repeat repeat) {
    List<String> row = new ArrayList<>();
    row.add(repeat.to().person());
    row.add(shown.isWithNames() ? or(repeat.to().name()) : "");
    row.add(labelled("account ", repeat.to().account()));
    row.add(labelled("campaign ", repeat.to().campaign()));
    row.add(repeat.copies().size() + " copies");
    row.add(repeat.span().map(span -> "in " + Elapsed.text(span)).orElse("times unknown"));
    row.add(repeat.first().map(Lines::time).orElse("-"));
    row.add(
        repeat.copies().stream()
            .skip(1)
            .map(copy -> later(FoundDuplicates.after(repeat, copy)))
            .collect(Collectors.joining(" ")));
    row.add(repeat.copies().stream().map(Copy::id).map(Lines::or).collect(Collectors.joining(" ")));
    row.add(repeat.sources().contains(Source.TABLE) ? "" : FoundDuplicates.sources(repeat));
    row.add(shown.isWithText() ? or(FoundDuplicates.text(repeat)) : "");
    return row.stream().map(DuplicatesText::printable).toList();
  }

  static String printable(String text) {
    return text.replaceAll(UNPRINTABLE, " ");
  }

  private static String labelled(String label, @Nullable String id) {
    return id == null ? "" : label + id;
  }

  private static String later(@Nullable Duration after) {
    return after == null ? "+?" : "+" + Elapsed.text(after).replace(" ", "");
  }

  private static List<List<String>> withoutEmptyColumns(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return rows;
    }
    List<Integer> filled =
        IntStream.range(0, rows.get(0).size())
            .filter(i -> rows.stream().anyMatch(row -> !row.get(i).isEmpty()))
            .boxed()
            .toList();
    return rows.stream().map(row -> filled.stream().map(row::get).toList()).toList();
  }
}
