package io.sendonce.jobs.provider;

import org.jspecify.annotations.Nullable;

/**
 * What came back from the provider, as far as the attempt's record wants it.
 *
 * @param httpStatus the HTTP status, or null when no answer was read
 * @param errorType the provider's error type such as {@code errors/too_many_requests}, or null
 * @param requestId the provider's own id of the request, or null
 * @param detail a short technical note (an exception's class, "HTML body"), or null; never the text
 */
public record ProviderReply(
    @Nullable Integer httpStatus,
    @Nullable String errorType,
    @Nullable String requestId,
    @Nullable String detail) {

  /** No answer was read, and nothing more is to be said. */
  public static final ProviderReply NONE = new ProviderReply(null, null, null, null);

  /**
   * No answer was read.
   *
   * @param detail why, in a few technical words
   */
  public static ProviderReply none(String detail) {
    return new ProviderReply(null, null, null, detail);
  }
}
