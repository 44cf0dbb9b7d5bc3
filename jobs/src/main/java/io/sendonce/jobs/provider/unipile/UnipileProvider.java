package io.sendonce.jobs.provider.unipile;

import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBackQuery;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendPermit;
import java.time.Duration;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/**
 * Unipile's API v1. Safe for use by many threads; one instance for a node.
 *
 * <p>An interrupt keeps a send that has not been written from being written; one that has been
 * written is waited for until its time ends. The thread's interrupt flag stays set.
 */
public final class UnipileProvider implements MessagingProvider, AutoCloseable {

  private final Transport transport;
  private final Sending sending;
  private final Reading reading;
  private final Duration longestRead;

  /**
   * Opens no connection yet.
   *
   * @param settings how to reach Unipile
   */
  public UnipileProvider(UnipileSettings settings) {
    this(settings, UnaryOperator.identity());
  }

  UnipileProvider(UnipileSettings settings, UnaryOperator<OkHttpClient.Builder> adaptation) {
    Requests requests = new Requests(settings);
    this.transport = new Transport(settings, adaptation);
    this.sending = new Sending(transport.sending(), requests, settings);
    this.reading = new Reading(transport.reading(), requests, settings);
    this.longestRead = settings.timeouts().readBack();
  }

  @Override
  public SendOutcome send(OutboundMessage message, SendPermit permit) {
    return sending.send(message, permit);
  }

  @Override
  public ReadBack readBack(ReadBackQuery query) {
    return new Conversation(reading, query).read();
  }

  @Override
  public AccountHealth accountHealth(String providerAccountId) {
    return new AccountCheck(reading).check(providerAccountId);
  }

  @Override
  public Duration longestRead() {
    return longestRead;
  }

  /**
   * Writes nothing any more and breaks off what is under way: such sends end unknown if they were
   * written, else not sent. Returns without waiting for them.
   */
  @Override
  public void close() {
    sending.stop();
    transport.close();
  }
}
