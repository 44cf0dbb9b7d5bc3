/**
 * Duplicates as they are handed to people and programs, whoever asked for them: in words, as CSV
 * and as JSON.
 *
 * <p>Promises: the same, whether the command line, the console or the API tells it; no more is
 * claimed than was learned; texts and names only where they were asked for; no cell of a CSV that a
 * spreadsheet takes for a formula.
 *
 * <p>Must never look for duplicates itself, or change anything.
 *
 * <p>Exists because whoever wrote to people twice owes somebody the list of them.
 */
@NullMarked
package io.sendonce.scheduler.duplicates;

import org.jspecify.annotations.NullMarked;
