package io.sendonce.jobs.adoption;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the old program called accounts and campaigns, and what they are called here. */
final class Names {

  private final Map<String, String> accounts;
  private final Map<String, String> campaigns;
  private final List<Account> all;

  /**
   * Names.
   *
   * @param accounts the old name of each to its code or its provider's id here; under an empty one
   *     the account of rows that name none
   * @param campaigns likewise, to codes
   * @param all every account there is
   */
  Names(Map<String, String> accounts, Map<String, String> campaigns, List<Account> all) {
    this.accounts = Map.copyOf(accounts);
    this.campaigns = Map.copyOf(campaigns);
    this.all = List.copyOf(all);
  }

  /** An account of ours. */
  record Account(long id, String tenant, String code, String providerAccountId) {
    boolean isCalled(String name) {
      return code.equals(name) || providerAccountId.equals(name);
    }
  }

  /** The campaign's code here; a campaign that nobody renamed keeps its name. Empty for none. */
  Optional<String> campaign(@Nullable String old) {
    String name = old == null ? "" : old.strip();
    String code = campaigns.getOrDefault(name, name);
    return code.isEmpty() ? Optional.empty() : Optional.of(code);
  }

  /** The account here of what a row has, which may be nothing; empty for none. */
  Optional<String> account(@Nullable String old) {
    String name = old == null ? "" : old.strip();
    String here = accounts.getOrDefault(name, name);
    return here.isEmpty() ? Optional.empty() : Optional.of(here);
  }

  /** The account of that code, or of that id at the provider; empty unless exactly one is. */
  Optional<Account> known(String name) {
    List<Account> found = all.stream().filter(account -> account.isCalled(name)).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Of several tenants' accounts called the same nobody can say which is meant. */
  String whyNot(String name) {
    List<String> tenants =
        all.stream().filter(it -> it.isCalled(name)).map(Account::tenant).toList();
    if (tenants.isEmpty()) {
      return "account must be the code or the provider's id of an account here, and there is no \"%s\": name it by --account \"%s\"=CODE"
          .formatted(name, name);
    }
    return "account must name one account, and \"%s\" is one of tenants %s"
        .formatted(name, new TreeSet<>(tenants).stream().collect(Collectors.joining(", ")));
  }
}
