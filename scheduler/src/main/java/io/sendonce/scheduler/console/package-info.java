/**
 * The console: pages on which people see how sending stands, and stop, resume and decide.
 *
 * <p>Promises: what a page shows is read from the tables, so that any node's console, and one
 * without a node, show the same; what a person does is done by the same doors as at the command
 * line, in one transaction with its entry in the audit trail; every route but the sign-in and the
 * assets asks who it is, what they may do and, before anything is changed, for the form's token;
 * how many people look does not change how often the whole queue is counted.
 *
 * <p>Must never: hold a rule about messages, write to the queue itself, load anything from another
 * host, or write a message's text or a name without escaping it.
 *
 * <p>Exists because the one who is called at night has to see why nothing is sent, and to stop
 * everything with the proof that it has stopped.
 */
@NullMarked
package io.sendonce.scheduler.console;

import org.jspecify.annotations.NullMarked;
