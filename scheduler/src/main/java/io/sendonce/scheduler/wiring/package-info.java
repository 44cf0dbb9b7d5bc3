/**
 * Puts a node together: the only package that knows Spring.
 *
 * <p>Promises: settings of the configuration become the settings of the parts in one place; a node
 * is a list of parts in the order in which they start.
 *
 * <p>Must never hold a rule about jobs, messages or the database.
 */
@NullMarked
package io.sendonce.scheduler.wiring;

import org.jspecify.annotations.NullMarked;
