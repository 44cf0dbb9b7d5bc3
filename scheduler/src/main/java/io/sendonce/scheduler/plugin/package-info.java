/**
 * Jobs declared in a properties file, for any Quartz scheduler with our job store: that of our node
 * or one that merely has this jar and a line {@code org.quartz.plugin.jobs.class}.
 *
 * <p>Promises: the jobs of the plugin's group are those of the file, from a start on and whenever
 * the file changes. An apply is one transaction: it happens whole or not at all, by one node at a
 * time. What is equal is not touched and keeps its next fire time; a change of data, description or
 * class keeps the schedule; what an operator paused stays paused. A file that was replaced by a
 * newer one changes nothing, on whichever node it comes back. A bad file is refused whole, with
 * every problem listed: a starting scheduler is shut down, because Quartz would leave a node that
 * looks alive and runs nothing; a running one keeps the jobs it has.
 *
 * <p>Must never touch a job that it did not make, recover or replay a fire, or throw from anything
 * but {@code start}.
 *
 * <p>Exists because Quartz overwrites schedules at each start of each node, and has whichever node
 * comes up last decide.
 */
@NullMarked
package io.sendonce.scheduler.plugin;

import org.jspecify.annotations.NullMarked;
