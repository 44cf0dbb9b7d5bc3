/**
 * Apologies to those who got something more than once: a draft for each person, approved by
 * somebody, and then an ordinary message of the queue.
 *
 * <p>Promises: a person gets one apology for a copy, whatever incident it is in and however many
 * approve: approval, message and the copies it is for are one transaction, the copies are a unique
 * key, and the message's intent names incident, account and person, so that the ledger refuses a
 * second one even if these tables were lost. What is approved is the text that was seen; one that
 * was changed in between is not sent. Nobody gets one who was stopped, in whatever campaign,
 * because they answered, opted out or cannot be reached; not after the approval either. It goes
 * from the account that sent the copies, and waits for its windows, caps and pauses as every other
 * message.
 *
 * <p>By default there is none for two copies, because a third message would annoy more than the
 * second, and one from two messages too many on.
 *
 * <p>Must never: send, put anything into the queue but by its door, or fill a gap in a text: one
 * with an open variable stays.
 *
 * <p>Exists because a fault that wrote to people three times was followed by apologies written by a
 * script, which nobody kept from running twice.
 */
@NullMarked
package io.sendonce.jobs.incidents.apology;

import org.jspecify.annotations.NullMarked;
