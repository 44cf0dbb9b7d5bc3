/**
 * The way to the database: named statements, transactions, notices, SQLSTATEs by name.
 *
 * <p>Promises: SQL lives in {@code sql/queries}, one described statement per file, and Java holds
 * only its name; nothing is concatenated. Every call takes a connection, does one short transaction
 * and gives the connection back; only {@link Notices} keeps one.
 *
 * <p>Must never: hold a connection while a provider is asked, retry a statement on its own, or
 * decide anything by the words of an error.
 */
@NullMarked
package io.sendonce.jobs.db;

import org.jspecify.annotations.NullMarked;
