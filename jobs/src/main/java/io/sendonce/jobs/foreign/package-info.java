/**
 * Tables that are not ours: found in the catalog by what a person calls them, with what their
 * columns mean.
 *
 * <p>Promises: every name that goes into SQL is one that the catalog has, and is quoted; what
 * cannot be understood is refused with every problem at once, and the columns that are there.
 *
 * <p>Must never write into such a table, or read its rows.
 *
 * <p>Exists because other programs' tables are searched, cleaned up and adopted, and each of these
 * would otherwise guess at names in its own way.
 */
@NullMarked
package io.sendonce.jobs.foreign;

import org.jspecify.annotations.NullMarked;
