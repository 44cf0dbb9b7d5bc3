package io.sendonce.jobs.adoption;

import io.sendonce.jobs.adoption.Names.Account;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Judges rows one by one, by what they say; remembers what stands in the way of all of them. */
final class RowJudge {

  private static final int LISTED = 20;

  private final Names names;
  private final StatusRules rules;
  private final Set<String> outbound;
  private final Map<String, Long> unknownAccounts = new TreeMap<>();
  private final Set<String> tenants = new TreeSet<>();
  private final Set<String> directions = new TreeSet<>();
  private boolean isAnyOurs;

  RowJudge(Names names, StatusRules rules, Set<String> outbound) {
    this.names = names;
    this.rules = rules;
    this.outbound =
        outbound.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** A row of the queue. */
  StagedRow queued(LegacyRow row) {
    StatusRules.Ruling ruling = rules.of(row);
    return addressed(row, ruling.meaning(), ruling);
  }

  /**
   * A row of the messages.
   *
   * @param isDirected whether the table says of its rows who sent them
   */
  StagedRow message(LegacyRow row, boolean isDirected) {
    if (isDirected && !isOurs(row)) {
      return StagedRow.inbound(row);
    }
    isAnyOurs = true;
    if (row.sentAt() == null) {
      return StagedRow.refused(row, "at must be a point in time, not empty");
    }
    return addressed(row, Meaning.SENT, new StatusRules.Ruling(Meaning.SENT, null));
  }

  /** What keeps all rows from being adopted; empty if nothing does. */
  List<String> problems() {
    List<String> problems =
        unknownAccounts.entrySet().stream()
            .limit(LISTED)
            .map(each -> "%s (%d rows)".formatted(names.whyNot(each.getKey()), each.getValue()))
            .collect(Collectors.toList());
    if (unknownAccounts.size() > LISTED) {
      problems.add((unknownAccounts.size() - LISTED) + " more accounts are not known here");
    }
    if (tenants.size() > 1) {
      problems.add(
          "accounts must all be of one tenant, and are of %s: adopt each tenant's rows by themselves"
              .formatted(String.join(", ", tenants)));
    }
    if (!directions.isEmpty() && !isAnyOurs) {
      problems.add(
          "direction must say of some message that it was sent by us, and holds only %s: name the words by --outbound"
              .formatted(directions.stream().limit(LISTED).collect(Collectors.joining(", "))));
    }
    return problems;
  }

  /** Whose rows they are; the default where no row names an account. */
  String tenant() {
    return tenants.isEmpty() ? "default" : tenants.iterator().next();
  }

  private boolean isOurs(LegacyRow row) {
    String direction = row.direction() == null ? "" : row.direction().strip();
    if (directions.size() <= LISTED) {
      directions.add(direction.isEmpty() ? "nothing" : direction);
    }
    return outbound.contains(direction.toLowerCase(Locale.ROOT));
  }

  private StagedRow addressed(LegacyRow row, Meaning meaning, StatusRules.Ruling ruling) {
    Optional<String> campaign = names.campaign(row.campaign());
    if (campaign.isEmpty()) {
      return StagedRow.refused(
          row, "campaign must not be empty: --campaign CODE names one for all such rows");
    }
    if (row.person() == null || row.person().isBlank()) {
      return StagedRow.refused(row, "person must not be empty");
    }
    Optional<Person> person = Person.of(row.person(), row.providerId());
    if (person.isEmpty()) {
      return StagedRow.refused(
          row,
          "person must be an id without spaces or slashes, or the address of a profile, not \"%s\""
              .formatted(row.person().strip()));
    }
    if (row.text() == null || row.text().isEmpty()) {
      return StagedRow.refused(row, "text must not be empty");
    }
    Optional<String> name = names.account(row.account());
    Optional<Account> account = name.flatMap(names::known);
    if (name.isPresent() && account.isEmpty()) {
      unknownAccounts.merge(name.get(), 1L, Long::sum);
      return StagedRow.refused(row, names.whyNot(name.get()));
    }
    account.ifPresent(it -> tenants.add(it.tenant()));
    StagedRow staged =
        new StagedRow(
            row,
            meaning,
            ruling.reason(),
            campaign.get(),
            person.get().id(),
            person.get().providerId(),
            account.map(Account::id).orElse(null));
    return meaning == Meaning.SENT && staged.sentAt() == null
        ? StagedRow.refused(row, "sent must be a point in time in a row that was sent, not empty")
        : staged;
  }
}
