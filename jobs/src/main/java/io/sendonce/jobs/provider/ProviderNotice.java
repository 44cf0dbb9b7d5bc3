package io.sendonce.jobs.provider;

/** What the provider told by itself, as far as it concerns us. */
public sealed interface ProviderNotice {

  /**
   * A message that an account sent.
   *
   * @param echo the message
   */
  record OwnMessage(ProviderEcho echo) implements ProviderNotice {}

  /**
   * Something that proves nothing: another kind of event, somebody else's message, or one of ours
   * that does not say enough.
   *
   * @param reason one short phrase without names or texts
   * @param isIncomplete whether it might have been an echo, had it said what an echo says
   */
  record Irrelevant(String reason, boolean isIncomplete) implements ProviderNotice {}

  /**
   * Not what a provider sends at all.
   *
   * @param problem one sentence for whoever sent it
   */
  record Malformed(String problem) implements ProviderNotice {}
}
