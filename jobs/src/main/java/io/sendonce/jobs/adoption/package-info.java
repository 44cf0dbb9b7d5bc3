/**
 * Takes over the queue and the messages of a program that sent from tables of its own: what it sent
 * becomes memory, so that nobody gets it again; what it may have sent is in doubt, and looked for;
 * what certainly waits, waits here.
 *
 * <p>Promises: nothing goes out by itself, since campaigns with something to send are paused until
 * a person resumes them. A row is pending here only if it was pending there, was never tried, and
 * no record tells that its text went to the person in that campaign. Whatever else is not plainly
 * sent or, by the operator's own words, refused, is uncertain. Every row is accounted for: the
 * counts add up, or nothing is done. People are taken over one whole person after the other, in
 * batches; whoever is cut off starts again and goes on from there, and no row is adopted twice.
 *
 * <p>The foreign tables are only read, in a transaction that the database holds to that, and locked
 * against writers while they are adopted. Nothing can keep their program from going on afterwards:
 * it has to be stopped first. What it has done since is found by adopting again, as long as our
 * message still waits.
 *
 * <p>Must never take a missing record for proof that nothing was sent, delete a record that
 * something was sent more than once, or keep a text for longer than the adoption takes.
 *
 * <p>Exists because a queue that was reset to pending, and sent again, is how people came to get
 * the same message three times.
 */
@NullMarked
package io.sendonce.jobs.adoption;

import org.jspecify.annotations.NullMarked;
