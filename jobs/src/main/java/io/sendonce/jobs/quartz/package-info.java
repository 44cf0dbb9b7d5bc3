/**
 * Quartz's entry to the use cases: one thin {@code Job} class each.
 *
 * <p>Promises: a job reads its partners from the {@code SchedulerContext}, so that it runs in any
 * Quartz scheduler that was given them; nothing escapes to Quartz, where an exception could leave a
 * trigger in error for good. A trigger is a hint: fired twice, nothing is sent twice.
 *
 * <p>Must never hold a rule of its own about what is sent.
 */
@NullMarked
package io.sendonce.jobs.quartz;

import org.jspecify.annotations.NullMarked;
