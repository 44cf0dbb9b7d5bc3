package io.sendonce.jobs.enqueue;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.enqueue.FileRow.Reference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Campaigns and accounts, found by what a file calls them. */
final class Places {

  private final Handle handle;
  private final Map<Long, Place> campaigns = new HashMap<>();
  private final Map<String, List<Place>> campaignsByCode = new HashMap<>();
  private final Map<String, List<Place>> accountsByCode = new HashMap<>();

  Places(Handle handle) {
    this.handle = handle;
  }

  /** A campaign or an account. */
  record Place(long id, String tenant, String code) {}

  /** Looks up what the rows name and was not looked up before. */
  void load(List<FileRow> rows) {
    Set<Long> ids = new HashSet<>();
    Set<String> codes = new HashSet<>();
    Set<String> accounts = new HashSet<>();
    for (FileRow row : rows) {
      add(ids, row.campaign().id(), campaigns.keySet());
      add(codes, row.campaign().code(), campaignsByCode.keySet());
      add(accounts, row.account().code(), accountsByCode.keySet());
    }
    if (!ids.isEmpty() || !codes.isEmpty()) {
      loadCampaigns(ids, codes);
    }
    if (!accounts.isEmpty()) {
      accounts.forEach(code -> accountsByCode.put(code, List.of()));
      List<Place> found =
          handle
              .createQuery(Database.sql("enqueue/find_accounts"))
              .bindArray("codes", String.class, accounts)
              .map(Database.rows(Place.class))
              .list();
      found.forEach(place -> accountsByCode.merge(place.code(), List.of(place), Places::joined));
    }
  }

  /**
   * A campaign's id, which may name none.
   *
   * @throws Rejected if the code names none or several
   */
  long campaign(Reference reference) throws Rejected {
    if (reference.code() == null) {
      return Objects.requireNonNull(reference.id());
    }
    List<Place> found = named(reference);
    if (found.isEmpty()) {
      throw new Rejected(
          "campaign must be the code of a campaign, and there is no " + reference.code());
    }
    if (found.size() > 1) {
      throw new Rejected(
          "campaign must name one campaign, and %d tenants have a %s: use campaign_id"
              .formatted(found.size(), reference.code()));
    }
    return found.get(0).id();
  }

  /**
   * An account's id, which may name none; a code is looked for in the campaign's tenant.
   *
   * @throws Rejected if the code names none
   */
  @Nullable Long account(Reference reference, long campaign) throws Rejected {
    if (reference.code() == null) {
      return reference.id();
    }
    Place its = campaigns.get(campaign);
    if (its == null) {
      return null;
    }
    for (Place account : accountsByCode.getOrDefault(reference.code(), List.of())) {
      if (account.tenant().equals(its.tenant())) {
        return account.id();
      }
    }
    throw new Rejected(
        "account must be the code of an account of tenant %s, and there is no %s"
            .formatted(its.tenant(), reference.code()));
  }

  /** The campaigns that may be meant: none, one or several. */
  List<Place> named(Reference reference) {
    if (reference.code() != null) {
      return campaignsByCode.getOrDefault(reference.code(), List.of());
    }
    Place campaign = reference.id() == null ? null : campaigns.get(reference.id());
    return campaign == null ? List.of() : List.of(campaign);
  }

  boolean isCampaign(long id) {
    return campaigns.containsKey(id);
  }

  private void loadCampaigns(Set<Long> ids, Set<String> codes) {
    codes.forEach(code -> campaignsByCode.put(code, List.of()));
    List<Place> found =
        handle
            .createQuery(Database.sql("enqueue/find_campaigns"))
            .bindArray("ids", Long.class, ids)
            .bindArray("codes", String.class, codes)
            .map(Database.rows(Place.class))
            .list();
    for (Place place : found) {
      campaigns.put(place.id(), place);
      if (codes.contains(place.code())) {
        campaignsByCode.merge(place.code(), List.of(place), Places::joined);
      }
    }
  }

  private static <T> void add(Set<T> wanted, @Nullable T value, Set<T> known) {
    if (value != null && !known.contains(value)) {
      wanted.add(value);
    }
  }

  private static List<Place> joined(List<Place> one, List<Place> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
