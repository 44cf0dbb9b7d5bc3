/**
 * The jobs of a cluster as they stand in its tables.
 *
 * <p>Promises: what is told is what the tables hold at one moment, in Quartz's own words where
 * Quartz's API has others: a trigger that is ACQUIRED, BLOCKED or PAUSED_BLOCKED is shown as such.
 * No scheduler and no job's class is needed, and nothing is locked.
 *
 * <p>Must never change anything, nor read job data otherwise than as text.
 *
 * <p>Exists because Quartz's API shows what executes in its own JVM only, calls a reserved trigger
 * NORMAL and a blocked one that is paused PAUSED, and cannot even list a job whose class it lacks.
 */
@NullMarked
package io.sendonce.scheduler.inventory;

import org.jspecify.annotations.NullMarked;
