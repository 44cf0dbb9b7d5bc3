/**
 * Brings a database to the schema this version knows: our tables by numbered migrations, Quartz's
 * tables from the script inside the pinned Quartz jar.
 *
 * <p>Promises: several nodes may start at once; a schema newer than this version is refused, naming
 * both versions; Quartz tables that are there already are left as they are, and no statement of
 * Quartz's script that drops anything is ever run.
 *
 * <p>Exists because Quartz's own script begins with {@code DROP TABLE}: run as it is against a live
 * cluster, it deletes the schedule.
 */
@NullMarked
package io.sendonce.jobs.schema;

import org.jspecify.annotations.NullMarked;
