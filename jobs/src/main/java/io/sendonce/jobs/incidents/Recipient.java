package io.sendonce.jobs.incidents;

import org.jspecify.annotations.Nullable;

/**
 * Who got something, from whom and in which campaign, by ids.
 *
 * @param account the sending account's id, or null where it is not known
 * @param campaign the campaign's id, or null where it is not known
 * @param person the person's id
 * @param name what a foreign table calls the person, or null
 */
public record Recipient(
    @Nullable String account, @Nullable String campaign, String person, @Nullable String name) {

  /** Leaves the name out. */
  @Override
  public String toString() {
    return "Recipient[account " + account + ", campaign " + campaign + ", person " + person + "]";
  }
}
