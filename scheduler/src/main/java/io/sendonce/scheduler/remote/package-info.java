/**
 * Commands for nodes, asked for by people who sit elsewhere: pause, resume, run, interrupt or
 * reschedule what Quartz runs, on whichever node that has to happen.
 *
 * <p>Promises: a command is executed by one node and at most once; whoever asked learns what came
 * of it, or that nobody took it in time; and it is in the audit trail, with the way it was asked
 * for and how its subject stood before and after, written in the transaction that says what came of
 * it. A node that dies between taking a command and saying so leaves it without an outcome: nobody
 * repeats it.
 *
 * <p>Must never: be what a stop of sending depends on. That works in the database, with no node
 * alive.
 *
 * <p>Exists because Quartz's own interface reaches only the jobs of its own JVM, and needs their
 * classes.
 */
@NullMarked
package io.sendonce.scheduler.remote;

import org.jspecify.annotations.NullMarked;
