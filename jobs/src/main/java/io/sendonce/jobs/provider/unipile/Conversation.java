package io.sendonce.jobs.provider.unipile;

import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import io.sendonce.jobs.provider.ReadBackQuery;
import io.sendonce.jobs.provider.unipile.SeenItem.Unusable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads every page of what the provider shows of a conversation, or says that it could not.
 *
 * <p>A person without messages is either an empty list, which is complete, or 404 {@code
 * resource_not_found}, which is not: it also comes while a chat just begun is not synced yet, and
 * for an id of another form (Classic, Sales Navigator). Absence is only ever read from a complete
 * list.
 */
final class Conversation {

  private static final int PAGE = 250;
  private static final int MOST_PAGES = 40;

  /** The form the provider documents; its {@code after} leaves the time itself out. */
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Reading reading;
  private final ReadBackQuery query;
  private final Instant since;
  private final Map<String, SeenMessage> seen = new LinkedHashMap<>();

  Conversation(Reading reading, ReadBackQuery query) {
    this.reading = reading;
    this.query = query;
    this.since = query.since().truncatedTo(ChronoUnit.MILLIS);
  }

  ReadBack read() {
    Reading.TimeLeft time = reading.start();
    Set<String> cursors = new HashSet<>();
    String cursor = null;
    try {
      for (int page = 1; page <= MOST_PAGES; page++) {
        cursor = take(page(page, reading.get(url(cursor), time)));
        if (cursor == null) {
          return new ReadBack.Complete(List.copyOf(seen.values()));
        }
        if (!cursors.add(cursor)) {
          return new ReadBack.Unreadable("page " + page + " leads back to a page before it");
        }
      }
    } catch (Unusable e) {
      return new ReadBack.Unreadable(e.reason());
    }
    return new ReadBack.Unreadable("more than " + MOST_PAGES + " pages");
  }

  private Optional<HttpUrl> url(@Nullable String cursor) {
    return reading.endpoints().messagesWith(query.recipientId()).map(url -> with(url, cursor));
  }

  private HttpUrl with(HttpUrl url, @Nullable String cursor) {
    HttpUrl.Builder page =
        url.newBuilder()
            .addQueryParameter("account_id", query.providerAccountId())
            .addQueryParameter("after", MILLIS.format(since.minusMillis(1)))
            .addQueryParameter("limit", Integer.toString(PAGE));
    return (cursor == null ? page : page.addQueryParameter("cursor", cursor)).build();
  }

  private static JsonNode page(int number, Reading.Result result) throws Unusable {
    if (result instanceof Reading.Result.Failed failed) {
      throw new Unusable("page " + number + ": " + failed.reason());
    }
    Answer answer = ((Reading.Result.Got) result).answer();
    JsonNode page = answer.json();
    if (answer.status() != 200 || page == null) {
      throw new Unusable("page " + number + ": " + Phrases.of(answer));
    }
    return page;
  }

  /** Keeps a page's messages and returns the next page's cursor, or null after the last page. */
  private @Nullable String take(JsonNode page) throws Unusable {
    JsonNode items = page.get("items");
    if (items == null || !items.isArray()) {
      throw new Unusable("a page without a list of messages");
    }
    for (SeenMessage message : messages(items)) {
      if (!message.sentAt().isBefore(since)) {
        seen.putIfAbsent(message.messageId(), message);
      }
    }
    return cursor(page, items.size() < PAGE);
  }

  /** Null ends the list; a full page that says nothing of a next one may be one of many. */
  private static @Nullable String cursor(JsonNode page, boolean partlyFilled) throws Unusable {
    JsonNode cursor = page.get("cursor");
    if (cursor == null ? partlyFilled : cursor.isNull()) {
      return null;
    }
    String next = Field.text(page, "cursor");
    if (next == null) {
      throw new Unusable("a page that does not say whether another follows");
    }
    return next;
  }

  private List<SeenMessage> messages(JsonNode items) throws Unusable {
    List<SeenMessage> messages = new ArrayList<>();
    for (JsonNode item : items) {
      messages.add(new SeenItem(item, query).message());
    }
    return messages;
  }
}
