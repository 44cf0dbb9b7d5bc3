/**
 * The command line: {@code sendonce node}, {@code migrate}, {@code enqueue}, {@code status}, {@code
 * messages}, {@code jobs}, {@code duplicates}, {@code pause}, {@code resume}.
 *
 * <p>Promises: every command reads the same configuration as a node; a wrong one is reported whole.
 * The exit code tells a script what happened: 0 done, 1 not done or problems found, 2 wrong usage
 * or configuration, 3 the database cannot be reached. What is expected to go wrong is said in a
 * sentence, never in a stack trace.
 *
 * <p>Must never print a message's text unasked, nor a secret; nor change the queue otherwise than
 * through the rooms of the jobs module. Only {@code Main} ends the JVM.
 *
 * <p>Exists because operators who had no command for it wrote {@code UPDATE send_queue SET
 * status='pending'}.
 */
@NullMarked
package io.sendonce.scheduler.command;

import org.jspecify.annotations.NullMarked;
