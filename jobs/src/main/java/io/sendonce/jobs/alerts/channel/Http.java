package io.sendonce.jobs.alerts.channel;

import io.sendonce.jobs.alerts.UndeliveredException;
import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Posts, and takes 2xx for an arrival. No redirect is followed: a post is for one address only. */
final class Http implements AutoCloseable {

  private static final Duration WHOLE_CALL = Duration.ofSeconds(10);

  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .callTimeout(WHOLE_CALL)
          .followRedirects(false)
          .followSslRedirects(false)
          .build();

  void post(Request request) throws UndeliveredException {
    try (Response response = client.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new UndeliveredException("HTTP " + response.code());
      }
    } catch (IOException e) {
      // Its message may name the address, and an address may hold a key.
      throw new UndeliveredException(
          "no answer within " + WHOLE_CALL.toSeconds() + " s: " + e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
  }
}
