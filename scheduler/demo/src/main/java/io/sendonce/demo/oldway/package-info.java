/**
 * The incident: a queue processor as it was, started by cron while earlier runs are still going.
 *
 * <p>Promises: select, send, mark, in that order, on tables like those of then, against the same
 * provider. Nothing is made worse than it was, not even the unique key that never fired.
 *
 * <p>Must never be used for anything but to be looked at.
 *
 * <p>Exists as the control of the experiment: a demo in which the old way does not show duplicates
 * proves nothing about the new one.
 */
@NullMarked
package io.sendonce.demo.oldway;

import org.jspecify.annotations.NullMarked;
