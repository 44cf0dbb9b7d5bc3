package io.sendonce.scheduler.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * The console.
 *
 * @param isEnabled whether this node serves it
 * @param address where it listens
 * @param path what comes before every path of it; empty, or from a slash on
 * @param users the file of those who may sign in
 * @param tokens the file of the API's tokens
 * @param session how long somebody stays signed in
 * @param isBehindProxy whether a proxy in front of it adds TLS and says where requests come from
 * @param zone in which it shows times, and in which its days begin
 * @param addressOutside its address as people have it; empty if nobody said so
 */
public record ConsoleSettings(
    boolean isEnabled,
    Address address,
    String path,
    Path users,
    Path tokens,
    Duration session,
    boolean isBehindProxy,
    ZoneId zone,
    String addressOutside) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

  /** Refuses what the rules of {@code console.*} forbid. */
  public ConsoleSettings {
    Keys.CONSOLE_PATH.require(path);
    Keys.CONSOLE_SESSION.require(session);
    Keys.CONSOLE_ADDRESS_OUTSIDE.require(addressOutside);
    unprotected(address.host(), isBehindProxy)
        .ifPresent(
            sentence -> {
              throw new IllegalArgumentException(Keys.CONSOLE_ADDRESS.key() + " " + sentence);
            });
  }

  /** What is wrong with passwords that others on the network can read, as the end of a sentence. */
  static Optional<String> unprotected(String host, boolean isBehindProxy) {
    return LOOPBACK.contains(host) || isBehindProxy
        ? Optional.empty()
        : Optional.of(
            "= %s can be reached by other machines, without TLS: put a proxy with TLS before it and set %s = true, or listen on 127.0.0.1"
                .formatted(host, Keys.CONSOLE_BEHIND_PROXY.key()));
  }

  /**
   * Where the server listens.
   *
   * @param host a name or number of this machine
   */
  public record Address(String host, int port) {

    /** Refuses what the rules of its keys forbid. */
    public Address {
      Keys.CONSOLE_ADDRESS.require(host);
      Keys.CONSOLE_PORT.require(port);
    }
  }
}
