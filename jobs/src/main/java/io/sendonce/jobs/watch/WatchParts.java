package io.sendonce.jobs.watch;

import io.sendonce.jobs.alerts.Outbox;
import io.sendonce.jobs.alerts.Recorder;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.status.PersonRule;

/**
 * Whom the watch works with.
 *
 * @param provider is asked for samples of conversations, and for nothing else
 * @param rule when an uncertain message needs a person
 * @param recorder turns findings into alerts
 * @param outbox is asked whether alerts get out
 * @param heartbeat lets somebody outside know that a look was complete; throws nothing
 */
public record WatchParts(
    MessagingProvider provider,
    PersonRule rule,
    Recorder recorder,
    Outbox outbox,
    Runnable heartbeat) {}
