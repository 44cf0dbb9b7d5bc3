package io.sendonce.scheduler.access;

/**
 * A user of the console.
 *
 * @param name as they sign in
 * @param role what they may do
 * @param passwordHash as a PHC string
 */
public record User(String name, Role role, String passwordHash) {

  /** Never shows the hash. */
  @Override
  public String toString() {
    return name + ", " + role.word();
  }
}
