package io.sendonce.jobs.recovery;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.ProviderEcho;
import java.util.List;

/**
 * What the provider shows by itself, kept as evidence. It decides nothing: the messages that an
 * echo may show are looked at next, and {@link Recovery} judges. Safe for use by many threads.
 */
public final class Echoes {

  private final Database database;

  /**
   * Echoes in a database.
   *
   * @param database where the messages are
   */
  public Echoes(Database database) {
    this.database = database;
  }

  /**
   * Keeps an echo, in one transaction with what follows from it. The same echo again changes
   * nothing.
   *
   * @param echo a message that an account sent
   * @return what was done, after the commit
   * @throws RuntimeException if the database cannot be used; nothing is kept then
   */
  public Kept keep(ProviderEcho echo) {
    return database.query(
        "echoes/record",
        query ->
            query
                .bind("providerAccountId", echo.providerAccountId())
                .bind("messageId", echo.messageId())
                .bind("chatId", echo.chatId())
                .bindArray("recipientIds", String.class, echo.recipientIds())
                .bind("text", echo.text())
                .bind("sentAt", echo.sentAt())
                .map(Database.rows(Kept.class))
                .one());
  }

  /**
   * What became of an echo.
   *
   * @param kept false if it was known already, or is none of our business
   * @param due the messages in doubt that are looked at next because of it
   */
  public record Kept(boolean kept, List<Long> due) {}
}
