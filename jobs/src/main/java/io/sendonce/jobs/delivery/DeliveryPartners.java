package io.sendonce.jobs.delivery;

import io.sendonce.jobs.accounts.Accounts;
import io.sendonce.jobs.pacing.ProviderBreaker;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.queue.SendQueue;

/**
 * Whom a delivery works with.
 *
 * @param provider takes the messages
 * @param queue holds them
 * @param accounts are paused when the provider says so
 * @param breaker counts how often the provider was out of reach
 */
public record DeliveryPartners(
    MessagingProvider provider, SendQueue queue, Accounts accounts, ProviderBreaker breaker) {}
