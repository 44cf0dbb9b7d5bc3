package io.sendonce.jobs.provider;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is known of a message after a send. */
public sealed interface SendOutcome {

  /**
   * What the provider answered, for the attempt's record.
   *
   * @return the answer, with empty fields where there was none
   */
  ProviderReply reply();

  /**
   * Handles every case; a new one does not compile until all callers handle it.
   *
   * @param <T> what the handling gives
   */
  default <T> T match(
      Function<Sent, T> whenSent,
      Function<NotSent, T> whenNotSent,
      Function<Unknown, T> whenUnknown) {
    if (this instanceof Sent sent) {
      return whenSent.apply(sent);
    }
    return this instanceof NotSent notSent
        ? whenNotSent.apply(notSent)
        : whenUnknown.apply((Unknown) this);
  }

  /**
   * The provider took the message and named it.
   *
   * @param messageId the provider's id of the message
   * @param chatId the provider's id of the chat, or null if the answer held none
   */
  record Sent(String messageId, @Nullable String chatId, ProviderReply reply)
      implements SendOutcome {}

  /**
   * The message certainly did not reach the person.
   *
   * @param scope what the refusal is about
   * @param comeback when the same may be tried again
   * @param reason one short phrase for operators, made of facts and never of the message
   */
  record NotSent(Scope scope, Comeback comeback, String reason, ProviderReply reply)
      implements SendOutcome {}

  /**
   * Nobody can know yet whether the message reached the person.
   *
   * @param reason one short phrase for operators
   */
  record Unknown(String reason, ProviderReply reply) implements SendOutcome {}

  /** What a refusal is about. */
  enum Scope {
    /** This message to this person; others may go. */
    MESSAGE,
    /** The sending account; its other messages would be refused as well. */
    ACCOUNT,
    /** Everything that goes through this provider: our key, our network, its front door. */
    EVERYTHING
  }

  /** When a refused message, account or provider may be tried again. */
  sealed interface Comeback {

    /** Never: the refusal is final. */
    record Never() implements Comeback {}

    /**
     * After some time, by itself.
     *
     * @param delay at least this long
     */
    record After(Duration delay) implements Comeback {}

    /** Once the provider says that the account is connected again. */
    record WhenAccountIsOk() implements Comeback {}

    /** Once a person says so. */
    record WhenAPersonResumes() implements Comeback {}
  }
}
