/**
 * What people and programs get to read: a table, JSON, a picture.
 *
 * <p>Promises: what has no figure says why; medians stand beside the smallest and the largest.
 */
@NullMarked
package io.sendonce.benchmark.report;

import org.jspecify.annotations.NullMarked;
