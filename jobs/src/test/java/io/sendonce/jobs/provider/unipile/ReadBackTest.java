package io.sendonce.jobs.provider.unipile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBack.Complete;
import io.sendonce.jobs.provider.ReadBack.SeenMessage;
import io.sendonce.jobs.provider.ReadBack.Unreadable;
import io.sendonce.jobs.provider.ReadBackQuery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A read-back is complete or says nothing: F3, and situations 20 to 23 of a sender. */
@Timeout(20)
final class ReadBackTest {

  private static final Instant SINCE = Instant.parse("2026-11-24T10:00:00.123456Z");
  private static final ReadBackQuery QUERY = new ReadBackQuery("account-1", Sends.PERSON, SINCE);
  private static final String OURS =
      "{\"id\":\"m1\",\"chat_id\":\"c1\",\"account_id\":\"account-1\",\"text\":\"Hello\","
          + "\"timestamp\":\"2026-11-24T10:05:00.000Z\",\"is_sender\":1,\"sender_id\":\"ACoUs\"}";

  @Test
  void everyPageIsReadUntilNoneFollows() throws Exception {
    List<String> asked = new ArrayList<>();
    WireServer.Reaction pages =
        x -> {
          x.readBody();
          asked.add(x.line());
          x.reply(
              200,
              page(
                  OURS.replace("m1", "m" + x.number()), x.number() < 3 ? "c/" + x.number() : null));
        };
    try (WireServer server = WireServer.plain(pages);
        UnipileProvider provider = Sends.provider(server)) {
      ReadBack read = provider.readBack(QUERY);

      assertThat(read).isInstanceOf(Complete.class);
      assertThat(((Complete) read).messages())
          .extracting(SeenMessage::messageId)
          .containsExactly("m1", "m2", "m3");
      String start =
          "GET /api/v1/chat_attendees/ACoAAPerson/messages?account_id=account-1"
              + "&after=2026-11-24T10%3A00%3A00.122Z&limit=250";
      assertThat(asked)
          .containsExactly(
              start + " HTTP/1.1",
              start + "&cursor=c%2F1 HTTP/1.1",
              start + "&cursor=c%2F2 HTTP/1.1");
    }
  }

  @Test
  void aMessageIsReadWithWhatIsNeededAndNothingElseMatters() throws Exception {
    assertThat(read(page(OURS, null)))
        .isEqualTo(
            new Complete(
                List.of(
                    new SeenMessage(
                        "m1", "c1", "Hello", Instant.parse("2026-11-24T10:05:00Z"), true))));
  }

  @ParameterizedTest(name = "{0} means from us: {1}")
  @CsvSource({
    "1, true",
    "0, false",
    "true, true",
    "false, false",
    "'\"1\"', true",
    "'\"0\"', false",
  })
  void whoSentItComesInSeveralForms(String isSender, boolean fromUs) throws Exception {
    ReadBack read = read(page(OURS.replace("\"is_sender\":1", "\"is_sender\":" + isSender), null));

    assertThat(((Complete) read).messages())
        .extracting(SeenMessage::fromUs)
        .containsExactly(fromUs);
  }

  @Test
  void withoutIsSenderOnlyThePersonsOwnIdTells() throws Exception {
    String silent = OURS.replace("\"is_sender\":1,", "");
    String theirs = silent.replace("ACoUs", Sends.PERSON);

    assertThat(((Complete) read(page(theirs, null))).messages())
        .extracting(SeenMessage::fromUs)
        .containsExactly(false);
    assertThat(read(page(silent, null))).isEqualTo(new Unreadable("a message without is_sender"));
  }

  @ParameterizedTest(name = "{0} in place of {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"id\":\"m1\"                          | \"id\":null              | a message without id",
        "\"id\":\"m1\"                          | \"id\":7                 | a message without id",
        "\"chat_id\":\"c1\"                     | \"chat\":\"c1\"          | a message without chat_id",
        "\"text\":\"Hello\"                     | \"text\":null            | a message of ours without text",
        "\"text\":\"Hello\"                     | \"body\":\"Hello\"       | a message of ours without text",
        "\"timestamp\":\"2026-11-24T10:05:00.000Z\" | \"timestamp\":\"yesterday\" | a message whose timestamp is no time",
        "\"timestamp\":\"2026-11-24T10:05:00.000Z\" | \"timestamp\":1764000000    | a message without timestamp",
        "\"is_sender\":1                        | \"is_sender\":null       | a message without is_sender",
        "\"is_sender\":1                        | \"is_sender\":2          | a message without is_sender",
        "\"account_id\":\"account-1\"           | \"account_id\":\"other\" | a message of another account in the list",
      })
  void aMessageThatCannotBeMatchedMakesTheListUnreadable(
      String field, String instead, String reason) throws Exception {
    assertThat(OURS).contains(field);
    assertThat(read(page(OURS.replace(field, instead), null))).isEqualTo(new Unreadable(reason));
  }

  @Test
  void whatIsSurelyNotATextOfOursMayLackOne() throws Exception {
    String noText = OURS.replace("\"text\":\"Hello\"", "\"text\":null");
    for (String extra :
        List.of("\"is_event\":1", "\"attachments\":[{\"id\":\"a\"}]", "\"is_sender\":0")) {
      String item = noText.replace("\"is_sender\":1", "\"is_sender\":1," + extra);
      assertThat(read(page(item, null))).as(extra).isInstanceOf(Complete.class);
    }
  }

  @Test
  void olderMessagesAndRepeatedOnesAreLeftOut() throws Exception {
    String older = OURS.replace("m1", "m0").replace("10:05", "09:59");
    ReadBack read = read(page(OURS + "," + OURS + "," + older, null));

    assertThat(((Complete) read).messages())
        .extracting(SeenMessage::messageId)
        .containsExactly("m1");
  }

  @Test
  void anEmptyListIsCompleteAndAPersonNotKnownIsNot() throws Exception {
    assertThat(read(page("", null))).isEqualTo(new Complete(List.of()));
    assertThat(read(404, "{\"type\":\"errors/resource_not_found\"}"))
        .isEqualTo(new Unreadable("page 1: HTTP 404 resource_not_found"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "500 | {\"type\":\"errors/provider_error\"}  | page 1: HTTP 500 provider_error",
        "502 | <html>Bad Gateway</html>             | page 1: HTTP 502, HTML body",
        "401 | {\"type\":\"errors/missing_credentials\"} | page 1: HTTP 401 missing_credentials",
        "307 | ''                                   | page 1: HTTP 307, empty body",
        "204 | ''                                   | page 1: HTTP 204, empty body",
        "200 | ''                                   | page 1: HTTP 200, empty body",
        "200 | <html>Welcome</html>                 | page 1: HTTP 200, HTML body",
        "200 | []                                   | page 1: HTTP 200, body is no JSON object",
        "200 | {\"items\":[                         | page 1: HTTP 200, body is no JSON object",
        "200 | {}                                   | a page without a list of messages",
        "200 | {\"items\":null,\"cursor\":null}     | a page without a list of messages",
        "200 | {\"items\":{},\"cursor\":null}       | a page without a list of messages",
        "200 | {\"items\":[7],\"cursor\":null}      | a message without is_sender",
        "200 | {\"items\":[],\"cursor\":7}          | a page that does not say whether another follows",
        "200 | {\"items\":[],\"cursor\":\"\"}       | a page that does not say whether another follows",
      })
  void anythingShortOfAListSaysNothing(int status, String body, String reason) throws Exception {
    assertThat(read(status, body)).isEqualTo(new Unreadable(reason));
  }

  @Test
  void aLaterPageThatFailsMakesAllUnreadable() throws Exception {
    WireServer.Reaction second =
        x -> {
          x.readBody();
          x.reply(x.number() == 1 ? 200 : 500, x.number() == 1 ? page(OURS, "next") : "");
        };
    assertThat(read(second)).isEqualTo(new Unreadable("page 2: HTTP 500, empty body"));
  }

  @Test
  void aFullPageThatSaysNothingOfANextOneMayBeOneOfMany() throws Exception {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      items.add(OURS.replace("m1", "m" + i));
    }
    String full = "{\"items\":[" + String.join(",", items) + "]}";

    assertThat(read(200, full))
        .isEqualTo(new Unreadable("a page that does not say whether another follows"));
    assertThat(read(200, "{\"items\":[" + OURS + "]}")).isInstanceOf(Complete.class);
  }

  @Test
  void pagesThatGoInCirclesOrNeverEndAreGivenUp() throws Exception {
    assertThat(read(WireServer.answering(200, page("", "again"))))
        .isEqualTo(new Unreadable("page 2 leads back to a page before it"));
    WireServer.Reaction endless =
        x -> {
          x.readBody();
          x.reply(200, page("", "cursor-" + x.number()));
        };
    assertThat(read(endless)).isEqualTo(new Unreadable("more than 40 pages"));
  }

  @Test
  void theTimeIsThatOfAllPagesTogether() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    AtomicReference<String> asked = new AtomicReference<>("");
    WireServer.Reaction slow =
        x -> {
          x.readBody();
          asked.set(x.line());
          if (x.number() == 1) {
            x.reply(200, page("", "next"));
          } else {
            over.await();
          }
        };
    try (WireServer server = WireServer.plain(slow);
        UnipileProvider provider = Sends.provider(quick(server))) {
      assertThat(provider.readBack(QUERY))
          .isEqualTo(new Unreadable("page 2: no answer: InterruptedIOException"));
      assertThat(asked.get()).contains("cursor=next");
    } finally {
      over.countDown();
    }
  }

  @Test
  void aPersonIsOneSegmentOfThePath() throws Exception {
    try (WireServer server = WireServer.plain(WireServer.answering(200, page("", null)));
        UnipileProvider provider = Sends.provider(server)) {
      provider.readBack(new ReadBackQuery("a&b", "AC/o?", SINCE));

      assertThat(server.received().get(0).line())
          .startsWith("GET /api/v1/chat_attendees/AC%2Fo%3F/messages?account_id=a%26b&");
      assertThat(provider.readBack(new ReadBackQuery("account-1", "..", SINCE)))
          .isEqualTo(new Unreadable("page 1: the id cannot stand in a URL"));
    }
  }

  private static UnipileSettings quick(WireServer server) {
    return Sends.settings(server.url())
        .with(
            new UnipileSettings.Timeouts(
                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)));
  }

  private static String page(String items, @Nullable String cursor) {
    return "{\"object\":\"MessageList\",\"items\":[%s],\"cursor\":%s}"
        .formatted(items, cursor == null ? "null" : "\"" + cursor + "\"");
  }

  private static ReadBack read(String page) throws IOException {
    return read(200, page);
  }

  private static ReadBack read(int status, String body) throws IOException {
    return read(WireServer.answering(status, body));
  }

  private static ReadBack read(WireServer.Reaction reaction) throws IOException {
    try (WireServer server = WireServer.plain(reaction);
        UnipileProvider provider = Sends.provider(server)) {
      return provider.readBack(QUERY);
    }
  }
}
