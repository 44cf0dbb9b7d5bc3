/**
 * A real PostgreSQL for tests and for the demo: embedded by default, Testcontainers or any server
 * by {@code -Dtest.postgres=embedded|testcontainers|<jdbc url>}.
 *
 * <p>Promises: one server per JVM, and for every test a database of its own, cloned from a template
 * that was migrated once; its sessions run in a time zone that is neither UTC nor the JVM's.
 *
 * <p>Must never be on a node's classpath.
 */
@NullMarked
package io.sendonce.testing;

import org.jspecify.annotations.NullMarked;
