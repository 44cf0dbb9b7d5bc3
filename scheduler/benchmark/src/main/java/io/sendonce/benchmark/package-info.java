/**
 * The benchmark: how fast messages are sent, by Sendonce, by others' queues on PostgreSQL, and by
 * what the database itself allows.
 *
 * <p>Promises: one command, one table, a report and a picture. Every figure comes with its spread
 * and with what it depends on. The server waits for the disk, or nothing is measured; a contestant
 * whose work does not hold in SQL has no figure.
 *
 * <p>Must never compare what was not measured in turns on one machine: rounds go over all
 * contestants, and each run is a process and a database of its own.
 *
 * <p>Exists because "fast" means nothing without a ceiling above it and others beside it.
 */
@NullMarked
package io.sendonce.benchmark;

import org.jspecify.annotations.NullMarked;
