package io.sendonce.simulator.provider;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The connected accounts and their status. */
public final class Accounts {
  private static final State WELL = new State(AccountStatus.OK, false);

  private final Set<String> known;
  private final Map<String, State> states = new ConcurrentHashMap<>();

  /** Knows these accounts, or takes every account id for known when there are none. */
  Accounts(Set<String> known) {
    this.known = Set.copyOf(known);
    known.forEach(account -> states.put(account, WELL));
  }

  /** Whether the provider knows this account. */
  public boolean knows(String account) {
    return known.isEmpty() || known.contains(account);
  }

  /** All accounts by id: the known ones, else those that were named so far. */
  public SortedMap<String, AccountStatus> all() {
    SortedMap<String, AccountStatus> all = new TreeMap<>();
    states.forEach((account, state) -> all.put(account, state.status()));
    return all;
  }

  /** The account's status; {@link AccountStatus#OK} until told otherwise. */
  public AccountStatus status(String account) {
    return states.getOrDefault(account, WELL).status();
  }

  /** Whether sends of this account are refused with 401 errors/disconnected_account. */
  public boolean refusesSends(String account) {
    return states.getOrDefault(account, WELL).refusesSends();
  }

  /** Sets the account's status, with what it means for sends. */
  public void set(String account, AccountStatus status) {
    set(account, status, status.refusesSends());
  }

  /**
   * Sets the account's status.
   *
   * @param refusesSends whether its sends are refused meanwhile
   */
  public void set(String account, AccountStatus status, boolean refusesSends) {
    states.put(account, new State(status, refusesSends));
  }

  void named(String account) {
    states.putIfAbsent(account, WELL);
  }

  private record State(AccountStatus status, boolean refusesSends) {}
}
