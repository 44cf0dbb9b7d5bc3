package io.sendonce.scheduler.config;

/**
 * A value that is never printed.
 *
 * @param value the secret itself; may be empty where the setting allows it
 */
public record Secret(String value) {

  /** What stands for a secret wherever a setting is shown. */
  static final String MASK = "***";

  /** Three asterisks, whatever the value. */
  @Override
  public String toString() {
    return MASK;
  }
}
