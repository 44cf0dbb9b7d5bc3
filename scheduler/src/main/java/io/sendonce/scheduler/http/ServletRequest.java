package io.sendonce.scheduler.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A request of the servlet container, its body bounded. */
final class ServletRequest implements Request {

  private final Context context;
  private final int longestBody;

  ServletRequest(Context context, int longestBody) {
    this.context = context;
    this.longestBody = longestBody;
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(context.req().getHeader(name));
  }

  /** By its announced length where there is one, else by what has come: it may never end. */
  @Override
  public Optional<byte[]> body() {
    if (context.req().getContentLengthLong() > longestBody) {
      return Optional.empty();
    }
    try {
      byte[] read = context.req().getInputStream().readNBytes(longestBody + 1);
      return read.length > longestBody ? Optional.empty() : Optional.of(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
