/**
 * The provider behind the HTTP: accounts, conversations, and what reaches a person.
 *
 * <p>Promises: a message is readable only after its ledger line is forced out; asking twice
 * delivers twice, as at the real provider; lists page completely however many messages arrive in
 * between.
 *
 * <p>Must never: recognise a repeated send and swallow it, or know anything of who sends.
 *
 * <p>Exists because a sender's guarantees are worth only what an unforgiving receiver shows.
 */
@NullMarked
package io.sendonce.simulator.provider;

import org.jspecify.annotations.NullMarked;
