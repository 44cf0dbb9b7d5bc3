/**
 * A cluster node as anybody could write it: plain Quartz from a properties file, in a process of
 * its own, with jobs that write down when they began and ended.
 *
 * <p>Promises: what a job did is written by the database's clock over a connection that Quartz does
 * not share, so that no fault of the job store can hide it. Orders come as lines on the standard
 * input and are answered one line each on the standard output; when the input ends, because whoever
 * started the node is gone, the process ends at once.
 *
 * <p>Must never know which job store it runs on.
 */
@NullMarked
package io.sendonce.proof.node;

import org.jspecify.annotations.NullMarked;
