package io.sendonce.jobs.provider;

/** Whether the provider is connected to an account. */
public sealed interface AccountHealth {

  /** Connected: what the provider shows is current. */
  record Ok() implements AccountHealth {}

  /**
   * Not connected.
   *
   * @param status the provider's word for it, such as {@code CREDENTIALS}
   */
  record NotOk(String status) implements AccountHealth {}

  /**
   * It could not be learned.
   *
   * @param reason one short phrase for operators
   */
  record NotKnown(String reason) implements AccountHealth {}
}
