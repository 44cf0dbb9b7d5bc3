package io.sendonce.jobs.testdata;

import java.time.Instant;

/** Messages that people got several times, with invented names: four people, six too many. */
public final class Repeats {

  /** When the first of them was sent. */
  public static final Instant START = Instant.parse("2026-03-02T10:31:02Z");

  private final QueueDatabase database;
  private final long account;
  private final long campaign;

  /** Of one campaign and account, both new. */
  public Repeats(QueueDatabase database) {
    this.database = database;
    this.account = database.account("account-a");
    this.campaign = database.campaign("spring");
  }

  /** The account that sent them. */
  public long account() {
    return account;
  }

  /** The campaign that they belong to. */
  public long campaign() {
    return campaign;
  }

  /** The incident, as the webhook told of it: 3, 2, 3 and 2 copies, and one person with one. */
  public void incident() {
    person("person-1", "Bela Quist", 0, 5, 12);
    person("person-2", "Cora Lind", 60, 70);
    person("person-3", "Dario Voss", 120, 129, 137);
    person("person-4", "Ebba Nyhl", 180, 189);
    person("person-5", "Falk Oster", 240);
  }

  /** Somebody in the campaign who got one text several times. */
  public void person(String person, String name, int... seconds) {
    database.run(
        "INSERT INTO campaign_prospects (campaign_id, provider_id, name) VALUES (?, ?, ?)",
        campaign,
        person,
        name);
    for (int second : seconds) {
      echo(person, second);
    }
  }

  /** One more copy, as the webhook told of it. */
  public void echo(String person, int second) {
    database.run(
        "INSERT INTO provider_echoes (account_id, message_id, chat_id, recipient_ids, text, sent_at)"
            + " VALUES (?, ?, ?, ARRAY[CAST(? AS text)], ?, ?)",
        account,
        "m-" + person + "-" + second,
        "chat-" + person,
        person,
        "Hello " + person,
        START.plusSeconds(second));
  }
}
