package io.sendonce.simulator.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that was on the wire.
 *
 * @param number 1 for the first since the start
 * @param at when its headers had arrived
 * @param method such as POST
 * @param path path and query as asked for
 * @param bytes how many bytes of its body were read
 * @param account the account it named, or null
 * @param person the person it named, or null
 * @param answered a status such as {@code 201}, or {@code reset}, {@code closed}, {@code truncated
 *     201}, {@code body incomplete}; with {@code , client gone} where the answer found nobody; null
 *     while it is in flight
 */
public record SeenRequest(
    long number,
    Instant at,
    String method,
    String path,
    long bytes,
    @Nullable String account,
    @Nullable String person,
    @Nullable String answered) {
  /** Whether it asked for a message to be sent. */
  public boolean isSend() {
    return method.equals("POST") && path.startsWith("/api/v1/chats");
  }
}
