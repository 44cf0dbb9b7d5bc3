/**
 * Contestants' processes: each is a program that sends what is due in one database until its input
 * ends.
 *
 * <p>Promises: a process does nothing but its contestant's work; it ends when the benchmark closes
 * its input, also when the benchmark itself is killed.
 *
 * <p>Must never measure or judge: that is done from outside, in SQL and by the operating system.
 */
@NullMarked
package io.sendonce.benchmark.worker;

import org.jspecify.annotations.NullMarked;
