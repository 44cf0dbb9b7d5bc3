/**
 * Jobs declared in a properties file, for any Quartz scheduler: ours or one that merely has this
 * jar and a line {@code org.quartz.plugin.jobs.class} in its configuration.
 *
 * <p>Promises: after a start the jobs of the plugin's group are those of the file, one trigger
 * each. What is equal already is not touched and keeps its next fire time; a change of data,
 * description or class keeps the schedule; what an operator paused stays paused. Nodes that start
 * at once take turns under a lock in the database. A bad file is refused whole, with every problem
 * listed, and the scheduler is shut down, because Quartz would leave a node that looks alive and
 * runs nothing.
 *
 * <p>Must never touch a job that it did not make, recover or replay a fire, or throw from anything
 * but {@code start}.
 *
 * <p>Exists because Quartz reads job files in XML only, and overwrites schedules at each start.
 *
 * <p>Not yet: the changes of one start are several transactions; a node that dies between them
 * leaves the rest to the next start.
 */
@NullMarked
package io.sendonce.scheduler.plugin;

import org.jspecify.annotations.NullMarked;
