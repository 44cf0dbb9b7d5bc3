package io.sendonce.jobs.provider.unipile;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/** The URLs of API v1. An id becomes one path segment, whatever characters it holds. */
final class Endpoints {

  private final HttpUrl api;

  Endpoints(URI base) {
    HttpUrl root = HttpUrl.get(base);
    if (root == null) {
      throw new IllegalArgumentException("not an http URL: " + base);
    }
    this.api = root.newBuilder().addPathSegments("api/v1").build();
  }

  HttpUrl chats() {
    return api.newBuilder().addPathSegment("chats").build();
  }

  /** Empty where the id cannot be a path segment: "." and ".." would name another resource. */
  Optional<HttpUrl> messagesOfChat(String chatId) {
    return under("chats", chatId, "messages");
  }

  Optional<HttpUrl> messagesWith(String personId) {
    return under("chat_attendees", personId, "messages");
  }

  Optional<HttpUrl> account(String accountId) {
    return under("accounts", accountId);
  }

  private Optional<HttpUrl> under(String... segments) {
    HttpUrl.Builder url = api.newBuilder();
    for (String segment : segments) {
      if (segment.isBlank()) {
        return Optional.empty();
      }
      url.addPathSegment(segment);
    }
    HttpUrl built = url.build();
    List<String> all = built.pathSegments();
    int first = all.size() - segments.length;
    boolean asMeant = first == 2 && all.subList(first, all.size()).equals(List.of(segments));
    return asMeant ? Optional.of(built) : Optional.empty();
  }
}
