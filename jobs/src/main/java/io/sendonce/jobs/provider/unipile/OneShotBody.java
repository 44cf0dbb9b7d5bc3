package io.sendonce.jobs.provider.unipile;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A body that goes out once. OkHttp repeats a request on its own in cases that no switch of its
 * client turns off (503 with {@code Retry-After: 0}); it never repeats a one-shot body, and this
 * one refuses.
 */
final class OneShotBody extends RequestBody {

  private final RequestBody body;
  private final AtomicBoolean written = new AtomicBoolean();

  OneShotBody(RequestBody body) {
    this.body = body;
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() throws IOException {
    return body.contentLength();
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    if (!written.compareAndSet(false, true)) {
      throw new IOException("a send's body was asked for a second time");
    }
    body.writeTo(sink);
  }
}
