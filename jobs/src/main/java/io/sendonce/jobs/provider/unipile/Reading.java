package io.sendonce.jobs.provider.unipile;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Reads, which may be repeated freely, and which never throw: what failed is named in a phrase. */
final class Reading {

  /** What one read brought. */
  sealed interface Result {

    record Got(Answer answer) implements Result {}

    record Failed(String reason) implements Result {}
  }

  private final OkHttpClient client;
  private final Requests requests;
  private final Duration longest;

  Reading(OkHttpClient client, Requests requests, UnipileSettings settings) {
    this.client = client;
    this.requests = requests;
    this.longest = settings.timeouts().readBack();
  }

  Endpoints endpoints() {
    return requests.endpoints();
  }

  /** A clock for one read-back or check, however many requests it takes. */
  TimeLeft start() {
    long end = System.nanoTime() + longest.toNanos();
    return () -> end - System.nanoTime();
  }

  Result get(Optional<HttpUrl> url, TimeLeft time) {
    if (url.isEmpty()) {
      return new Result.Failed("the id cannot stand in a URL");
    }
    long nanos = time.nanos();
    if (nanos <= 0) {
      return new Result.Failed("not read in time");
    }
    Call call = client.newCall(requests.read(url.get()));
    call.timeout().timeout(nanos, TimeUnit.NANOSECONDS);
    try (Response response = call.execute()) {
      return new Result.Got(Answer.read(response));
    } catch (IOException | RuntimeException e) {
      return new Result.Failed("no answer: " + e.getClass().getSimpleName());
    }
  }

  /** Nanoseconds until a read must have ended. */
  @FunctionalInterface
  interface TimeLeft {

    long nanos();
  }
}
