/**
 * Somebody's Quartz application, which knows nothing of Sendonce: not one import. What it gets of
 * it stands in its {@code quartz.properties}.
 *
 * <p>Must never need more than a jar and that file, nor Spring, nor our node.
 */
@NullMarked
package io.sendonce.example;

import org.jspecify.annotations.NullMarked;
