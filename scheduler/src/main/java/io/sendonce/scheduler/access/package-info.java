/**
 * Who may use the console, and which programs the API: users, their roles, and who is signed in;
 * tokens and their scopes.
 *
 * <p>Promises: users are what a file says now, so that one who is taken out of it is out with the
 * next request; passwords are kept as Argon2id hashes and sessions as hashes of random tokens, so
 * that neither file nor table lets anybody in; a wrong name takes as long as a wrong password;
 * tokens are kept as hashes too; guessing a password gets slower with every guess, and never takes
 * more than two processors from the sends.
 *
 * <p>Must never: write a password or a token to a log, a table or an answer, or say whether it was
 * the name or the password that was wrong.
 *
 * <p>Exists because whoever reaches the console can stop every campaign, and decide that a message
 * was not sent.
 */
@NullMarked
package io.sendonce.scheduler.access;

import org.jspecify.annotations.NullMarked;
