package io.sendonce.scheduler.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/** A request of the servlet container, its body bounded. */
final class ServletRequest implements Request {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Context context;
  private final int longestBody;
  private @Nullable MultiMap<String> form;

  ServletRequest(Context context, int longestBody) {
    this.context = context;
    this.longestBody = longestBody;
  }

  @Override
  public String method() {
    return context.req().getMethod();
  }

  @Override
  public String path() {
    return context.path();
  }

  @Override
  public String placed(String name) {
    return context.pathParam(name);
  }

  @Override
  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name));
  }

  @Override
  public String queryText() {
    return Objects.requireNonNullElse(context.queryString(), "");
  }

  @Override
  public Optional<String> field(String name) {
    return Optional.ofNullable(form().getValue(name, 0));
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(context.req().getHeader(name));
  }

  @Override
  public Optional<String> cookie(String name) {
    return Optional.ofNullable(context.cookie(name));
  }

  @Override
  public String peer() {
    return context.req().getRemoteAddr();
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

  private MultiMap<String> form() {
    MultiMap<String> known = form;
    if (known == null) {
      known = new MultiMap<>();
      if (header("Content-Type").orElse("").startsWith(FORM)) {
        String text = body().map(it -> new String(it, StandardCharsets.UTF_8)).orElse("");
        UrlEncoded.decodeTo(text, known::add, StandardCharsets.UTF_8);
      }
      form = known;
    }
    return known;
  }
}
