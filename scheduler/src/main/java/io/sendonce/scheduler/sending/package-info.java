/**
 * The send queue put together: once for our node, and as a plugin for any other Quartz application.
 *
 * <p>Promises: an application that names {@code SendQueuePlugin} in its {@code quartz.properties}
 * can run the jobs of {@code jobs.quartz}, with neither Spring nor our node. Wrong settings, or a
 * database that must not be used, fail the making of the scheduler with every problem, before
 * anything runs. When the scheduler is shut down, with or without waiting, no further message is
 * started, requests on the wire come to their end within {@code shutdown.timeout}, and only then
 * are the connections closed.
 *
 * <p>Must never use the connections of the application's own scheduler, nor tell it when to fire.
 *
 * <p>Exists because most teams that run Quartz have a cluster already, and will not run a second
 * one beside it for the sake of one queue.
 */
@NullMarked
package io.sendonce.scheduler.sending;

import org.jspecify.annotations.NullMarked;
