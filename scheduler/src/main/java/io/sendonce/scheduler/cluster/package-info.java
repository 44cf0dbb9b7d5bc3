/**
 * The nodes of a cluster as they are on record, for whoever serves them to people or programs.
 *
 * <p>Promises: what is told is read from the tables when it is asked for, so that every process
 * tells the same, with or without a node of its own.
 *
 * <p>Must never change anything.
 *
 * <p>Exists because a cluster of which some nodes run an older version, or another time, sends
 * messages in ways that no single node can explain.
 */
@NullMarked
package io.sendonce.scheduler.cluster;

import org.jspecify.annotations.NullMarked;
