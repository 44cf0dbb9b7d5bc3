package io.sendonce.jobs.enqueue;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.enqueue.FileRow.Recipient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The people whom one batch names, in their campaigns. One human must not become two prospects of a
 * campaign: each of them would be written to.
 */
final class People {

  private final Handle handle;
  private final Map<Key, Human> byPerson = new HashMap<>();
  private final Map<Key, List<Human>> byProviderId = new HashMap<>();
  private final List<Human> missing = new ArrayList<>();

  People(Handle handle) {
    this.handle = handle;
  }

  /** Somebody whom a row names. */
  record Wanted(long campaign, Recipient recipient) {
    Stream<String> names() {
      return Stream.of(
              Optional.ofNullable(recipient.person()), Optional.ofNullable(recipient.providerId()))
          .flatMap(Optional::stream);
    }
  }

  /** A row of {@code campaign_prospects}. */
  record Row(long id, long campaignId, String person, String providerId) {}

  /** Somebody in a campaign; without an id until they are stored. */
  static final class Human {
    private final long campaign;
    private final String person;
    private final String providerId;
    private final @Nullable String name;
    private @Nullable Long id;

    Human(long campaign, String person, String providerId, @Nullable String name) {
      this.campaign = campaign;
      this.person = person;
      this.providerId = providerId;
      this.name = name;
    }

    /** Known once {@link People#store} was called. */
    @Nullable Long id() {
      return id;
    }
  }

  private record Key(long campaign, String name) {}

  void load(List<Wanted> wanted) {
    if (!wanted.isEmpty()) {
      List<String> names = wanted.stream().flatMap(Wanted::names).distinct().toList();
      List<Long> campaigns = wanted.stream().map(Wanted::campaign).distinct().toList();
      find(campaigns, names).forEach(this::remember);
    }
  }

  /**
   * The one human of this description; a new one is remembered and stored later.
   *
   * @throws Rejected if nobody, or more than one, can be meant
   */
  Human of(Wanted wanted) throws Rejected {
    String person = wanted.recipient().person();
    String providerId = wanted.recipient().providerId();
    List<Human> same =
        providerId == null
            ? List.of()
            : byProviderId.getOrDefault(new Key(wanted.campaign(), providerId), List.of());
    if (same.size() > 1) {
      throw new Rejected(
          "provider_id must name one person, and campaign %d has %d with it: use prospect_id"
              .formatted(wanted.campaign(), same.size()));
    }
    String name = person != null ? person : providerId;
    Human known = name == null ? null : byPerson.get(new Key(wanted.campaign(), name));
    if (person == null) {
      return !same.isEmpty() ? same.get(0) : known != null ? known : added(wanted);
    }
    if (!same.isEmpty() && same.get(0) != known) {
      throw new Rejected(
          "person must be %s, as whom campaign %d knows this provider_id, not %s"
              .formatted(same.get(0).person, wanted.campaign(), person));
    }
    return known != null ? known : added(wanted);
  }

  /** Stores the new ones, who get their ids thereby. */
  void store() {
    if (missing.isEmpty()) {
      return;
    }
    handle
        .createQuery(Database.sql("enqueue/add_prospects"))
        .bindArray("campaigns", Long.class, missing.stream().map(human -> human.campaign).toList())
        .bindArray("persons", String.class, missing.stream().map(human -> human.person).toList())
        .bindArray(
            "providerIds", String.class, missing.stream().map(human -> human.providerId).toList())
        .bindArray("names", String.class, missing.stream().map(human -> human.name).toArray())
        .map(Database.rows(Row.class))
        .list()
        .forEach(this::identify);
    List<Human> others = missing.stream().filter(human -> human.id == null).toList();
    if (!others.isEmpty()) {
      // Somebody else stored them in this moment.
      find(
              others.stream().map(human -> human.campaign).distinct().toList(),
              others.stream().map(human -> human.person).distinct().toList())
          .forEach(this::identify);
    }
    missing.clear();
  }

  private Human added(Wanted wanted) throws Rejected {
    Recipient recipient = wanted.recipient();
    if (recipient.providerId() == null) {
      throw new Rejected(
          "person must name somebody in campaign %d, and %s is not there: give a provider_id to add them"
              .formatted(wanted.campaign(), recipient.person()));
    }
    String person = recipient.person() == null ? recipient.providerId() : recipient.person();
    Human human = new Human(wanted.campaign(), person, recipient.providerId(), recipient.name());
    put(human);
    missing.add(human);
    return human;
  }

  private void remember(Row row) {
    Human human = new Human(row.campaignId(), row.person(), row.providerId(), null);
    human.id = row.id();
    put(human);
  }

  private void put(Human human) {
    byPerson.put(new Key(human.campaign, human.person), human);
    byProviderId
        .computeIfAbsent(new Key(human.campaign, human.providerId), key -> new ArrayList<>())
        .add(human);
  }

  private void identify(Row row) {
    Human human = byPerson.get(new Key(row.campaignId(), row.person()));
    if (human != null) {
      human.id = row.id();
    }
  }

  private List<Row> find(List<Long> campaigns, List<String> names) {
    return handle
        .createQuery(Database.sql("enqueue/find_prospects"))
        .bindArray("campaigns", Long.class, campaigns)
        .bindArray("persons", String.class, names)
        .bindArray("providerIds", String.class, names)
        .map(Database.rows(Row.class))
        .list();
  }
}
