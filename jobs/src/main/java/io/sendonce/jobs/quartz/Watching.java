package io.sendonce.jobs.quartz;

import io.sendonce.jobs.alerts.Outbox;
import io.sendonce.jobs.deploy.Verdicts;
import io.sendonce.jobs.watch.Watch;

/**
 * What the jobs of the watch work with.
 *
 * @param watch looks
 * @param outbox tells
 * @param verdicts keeps how sending has fared after a deploy
 */
public record Watching(Watch watch, Outbox outbox, Verdicts verdicts) {}
