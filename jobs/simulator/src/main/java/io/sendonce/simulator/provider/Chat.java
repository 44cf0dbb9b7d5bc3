package io.sendonce.simulator.provider;

/**
 * The conversation of an account with one person.
 *
 * @param id the provider's id
 * @param account the account's id
 * @param person the other party's provider id
 */
public record Chat(String id, String account, String person) {
  /** The one chat of this account with this person, whether anything was written in it or not. */
  public static Chat of(String account, String person) {
    return new Chat(ProviderIds.chat(account, person), account, person);
  }

  /** LinkedIn's own id of the chat. */
  public String providerId() {
    return ProviderIds.atLinkedIn(id);
  }

  /** The provider's id of the other party as an attendee. */
  public String attendeeId() {
    return ProviderIds.attendee(account, person);
  }

  /** The provider id of the person who owns the account. */
  public String ownerId() {
    return ProviderIds.owner(account);
  }
}
