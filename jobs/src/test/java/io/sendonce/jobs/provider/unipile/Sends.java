package io.sendonce.jobs.provider.unipile;

import io.sendonce.jobs.provider.MessageKind;
import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.SendPermit;
import io.sendonce.jobs.provider.unipile.UnipileSettings.Connections;
import io.sendonce.jobs.provider.unipile.UnipileSettings.Timeouts;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** The messages, permits and settings that the tests here share. */
final class Sends {

  static final String KEY = "key-that-nobody-may-see";
  static final String PERSON = "ACoAAPerson";
  static final String TEXT = "Hello Robin, this text is private";
  static final SendPermit LASTING = () -> Duration.ofMinutes(1);
  static final String ACCEPTED =
      "{\"object\":\"ChatStarted\",\"chat_id\":\"chat-1\",\"message_id\":\"message-1\"}";

  private Sends() {}

  static OutboundMessage first() {
    return first(TEXT);
  }

  static OutboundMessage first(String text) {
    return new OutboundMessage(MessageKind.DIRECT_MESSAGE, "account-1", PERSON, null, text);
  }

  static OutboundMessage inChat(String chatId) {
    return new OutboundMessage(MessageKind.FOLLOW_UP, "account-1", PERSON, chatId, TEXT);
  }

  static UnipileSettings settings(String url) {
    return UnipileSettings.of(url, KEY).with(timeouts(5_000));
  }

  static Timeouts timeouts(long callMillis) {
    return new Timeouts(
        Duration.ofMillis(Math.min(2_000, callMillis)),
        Duration.ofMillis(callMillis),
        Duration.ofSeconds(5));
  }

  static Connections idle(Duration idle) {
    return new Connections(idle, 32, false);
  }

  static UnipileProvider provider(WireServer server) {
    return provider(settings(server.url()));
  }

  static UnipileProvider provider(UnipileSettings settings) {
    return new UnipileProvider(settings, Sends::trusting);
  }

  static OkHttpClient.Builder trusting(OkHttpClient.Builder client) {
    return client.sslSocketFactory(
        WireServer.CERTIFICATES.sslSocketFactory(), WireServer.CERTIFICATES.trustManager());
  }
}
