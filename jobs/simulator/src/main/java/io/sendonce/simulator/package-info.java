/**
 * A stand-in for the messaging provider: speaks Unipile API v1 over HTTP as far as a sender needs
 * it, posts to webhooks, misbehaves on demand, and writes down what really reached a person.
 *
 * <p>Promises: every delivery is forced into the ledger before any reply to it leaves; the same
 * seed gives the same delays and faults for the same order of requests; it listens on the loopback
 * address only.
 *
 * <p>Must never: be on the classpath of a node that sends to people, or help the sender it tests by
 * forgiving a mistake.
 *
 * <p>Exists because the incident (four people, the same message two and three times) was invisible
 * in the sender's own tables: a verdict needs a witness on the other side.
 *
 * <p>The door is {@link io.sendonce.simulator.ProviderSimulator} for tests and {@link
 * io.sendonce.simulator.Main} for everybody else.
 */
@NullMarked
package io.sendonce.simulator;

import org.jspecify.annotations.NullMarked;
