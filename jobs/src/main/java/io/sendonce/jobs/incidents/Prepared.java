package io.sendonce.jobs.incidents;

import io.sendonce.jobs.foreign.Layout;
import java.util.List;

/**
 * What a clean-up has found out before it changes anything.
 *
 * @param surplus the rows to be moved
 * @param key what the unique key is made of, as SQL
 * @param guarded which rows it covers, as SQL
 * @param before how many rows the table has
 * @param hasKey whether the key is there
 * @param clashes rows that would stay and that the key would refuse
 */
record Prepared(
    LegacyTable.Opened opened,
    ArchiveTable archive,
    List<Surplus> surplus,
    List<String> key,
    String guarded,
    long before,
    boolean hasKey,
    List<CleanUpReport.Clash> clashes) {

  Prepared(
      LegacyTable.Opened opened,
      ArchiveTable archive,
      List<Surplus> surplus,
      List<String> key,
      String guarded,
      long before) {
    this(opened, archive, surplus, key, guarded, before, false, List.of());
  }

  Layout<Part> layout() {
    return opened.layout();
  }

  Prepared withKey(boolean isThere) {
    return new Prepared(opened, archive, surplus, key, guarded, before, isThere, clashes);
  }

  Prepared withClashes(List<CleanUpReport.Clash> found) {
    return new Prepared(opened, archive, surplus, key, guarded, before, hasKey, found);
  }

  /** The key as it is kept with its index, to be known again. */
  String description() {
    return "sendonce: (" + String.join(", ", key) + ") where " + guarded;
  }

  CleanUpReport report(boolean isApplied) {
    return new CleanUpReport(
        layout().table().toString(),
        archive.toString(),
        layout().meaning(),
        new CleanUpReport.Counts(before, surplus.size()),
        surplus.stream().map(Surplus::moved).toList(),
        new CleanUpReport.Key("(" + String.join(", ", key) + ")", guarded, hasKey),
        clashes,
        isApplied);
  }
}
