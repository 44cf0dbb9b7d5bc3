/**
 * Figures for a monitoring system, in the text format of Prometheus.
 *
 * <p>Promises: what this process does is counted from its first job on, whether anybody looks or
 * not; what only the database knows is read in the background, so that no scrape waits for a count;
 * labels come from short lists: states, outcomes, accounts.
 *
 * <p>Must never: use a person, a message or a chat as a label, change what it watches, or fail a
 * send.
 *
 * <p>Exists because "is it sending?" must be asked by a machine every minute, not by a person in
 * the morning.
 */
@NullMarked
package io.sendonce.scheduler.metrics;

import org.jspecify.annotations.NullMarked;
