/**
 * What an operator asks at two in the morning: is it sending, and if not, why; what is in doubt;
 * who is alive; what is the whole history of this message.
 *
 * <p>Promises: why a message waits is read from the same facts as the claim reads, gate by gate,
 * and a test compares the two: a message has no reason to wait exactly when a claim takes it. Times
 * are the database's.
 *
 * <p>Must never change anything, and never show a message's text unless it was asked for.
 *
 * <p>Exists because "why has this not gone out" was once answered by 251 scripts, each of which
 * knew one gate.
 */
@NullMarked
package io.sendonce.jobs.status;

import org.jspecify.annotations.NullMarked;
