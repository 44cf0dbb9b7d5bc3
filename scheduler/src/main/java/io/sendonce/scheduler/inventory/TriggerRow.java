package io.sendonce.scheduler.inventory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job with one of its triggers, as {@code listed_triggers} has it; null is what there is not. */
record TriggerRow(
    String jobGroup,
    String jobName,
    String jobClassName,
    @Nullable String description,
    boolean isDurable,
    boolean isExclusive,
    boolean requestsRecovery,
    @Nullable String jobData,
    @Nullable String triggerGroup,
    @Nullable String triggerName,
    @Nullable String triggerState,
    @Nullable String triggerType,
    @Nullable String calendarName,
    @Nullable String triggerData,
    @Nullable Instant nextFire,
    @Nullable Instant lastFire,
    @Nullable Long repeatInterval,
    @Nullable Long repeatCount,
    @Nullable String cronExpression,
    @Nullable String timeZoneId) {}
