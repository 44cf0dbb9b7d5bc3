package io.sendonce.simulator.faults;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a request when faults are chosen for it; null where the request does not say.
 *
 * @param account the account asked for
 * @param person the other party's provider id
 * @param chat the chat
 * @param on what a read asks for, null for a send
 */
public record Facts(
    @Nullable String account,
    @Nullable String person,
    @Nullable String chat,
    @Nullable ReadOf on) {}
