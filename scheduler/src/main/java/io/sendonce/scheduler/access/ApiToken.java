package io.sendonce.scheduler.access;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A token of the API, as it is kept: its hash, never itself.
 *
 * @param name what it is called, in the file, the log and the audit trail
 * @param scopes what it is good for; at least one
 * @param hash the token's SHA-256, 64 hexadecimal digits
 */
public record ApiToken(String name, Set<Scope> scopes, String hash) {

  /** Copies what can change. */
  public ApiToken {
    scopes = Set.copyOf(scopes);
  }

  /** The scopes' words, in their order, such as {@code read,submit}. */
  public String words() {
    return new TreeSet<>(scopes).stream().map(Scope::word).collect(Collectors.joining(","));
  }

  /** Never shows the hash. */
  @Override
  public String toString() {
    return name + ", " + words();
  }
}
