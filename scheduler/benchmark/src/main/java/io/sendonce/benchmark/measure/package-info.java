/**
 * The server, databases, processes, and what is read off them from outside.
 *
 * <p>Promises: a figure comes from PostgreSQL's clock and counters and from the operating system's;
 * nothing of it is said by a contestant. No process outlives the benchmark.
 *
 * <p>Must never know a contestant by its name.
 */
@NullMarked
package io.sendonce.benchmark.measure;

import org.jspecify.annotations.NullMarked;
