package io.sendonce.simulator.provider;

/** The states an account's source can be in, as the provider names them. */
public enum AccountStatus {
  /** Connected; its data is up to date. */
  OK,
  /** Stopped by the provider. */
  STOPPED,
  /** Failed for a reason that is not told. */
  ERROR,
  /** Its owner has to sign in again. */
  CREDENTIALS,
  /** It lacks a right. */
  PERMISSIONS,
  /** Being connected. */
  CONNECTING;

  /** Whether sends of such an account are refused unless told otherwise. */
  public boolean refusesSends() {
    return this != OK && this != CONNECTING;
  }
}
