package io.sendonce.demo.drill.oracle;

import java.util.Set;

/**
 * A message that somebody wanted sent.
 *
 * @param intent whom it is for
 * @param texts hex SHA-256 of its text; more than one where it was asked for in other words again
 */
public record Wanted(Intent intent, Set<String> texts) {

  /** Copies the texts. */
  public Wanted {
    texts = Set.copyOf(texts);
  }
}
