/**
 * The settings of a node: read from {@code sendonce.properties} and {@code quartz.properties},
 * overridden by the environment, as records that cannot exist wrong.
 *
 * <p>Promises: {@link io.sendonce.scheduler.config.Configuration#load} either returns settings that
 * keep every rule, alone and in pairs, or reports all problems at once with file, line, key, rule
 * and value. Every key is said once, in {@code Keys}: reading, checking, the start-up block and the
 * README's table all come from there.
 *
 * <p>Must never repair a wrong value silently, print a secret, open a connection or know Quartz's
 * classes.
 *
 * <p>Exists because a lease shorter than the call it covers, or a scheduler that is not clustered,
 * sends twice, and neither shows before it does.
 */
@NullMarked
package io.sendonce.scheduler.config;

import org.jspecify.annotations.NullMarked;
