/**
 * Plays a plan on real parts.
 *
 * <p>Promises: each fault begins and ends at its time, each in a thread of its own, so that one
 * that takes long holds up no other; a fault that could not be played is told and not counted.
 *
 * <p>Must never leave harm behind: {@code finish} waits for all ends and takes back the rest.
 *
 * <p>Exists because a fault that was planned and did not happen proves nothing.
 */
@NullMarked
package io.sendonce.demo.drill.play;

import org.jspecify.annotations.NullMarked;
