package io.sendonce.jobs.quartz;

import io.sendonce.jobs.alerts.Outbox;
import io.sendonce.jobs.watch.Watch;

/**
 * What the jobs of the watch work with.
 *
 * @param watch looks
 * @param outbox tells
 */
public record Watching(Watch watch, Outbox outbox) {}
