/** Tests of what people and programs get to read. */
@NullMarked
package io.sendonce.benchmark.report;

import org.jspecify.annotations.NullMarked;
