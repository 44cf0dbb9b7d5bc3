package io.sendonce.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.simulator.provider.AccountStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReadBackTest {
  private final SteppedClock clock = new SteppedClock();
  private final ProviderSimulator simulator;
  private final Api api;

  ReadBackTest(@TempDir Path folder) throws Exception {
    simulator =
        ProviderSimulator.start(SimulatorSettings.forTests(folder.resolve("ledger")), clock);
    api = new Api(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void aSentMessageReadsBackWithItsFields() {
    Api.Reply sent = api.startChat("a1", "ACoPerson", "hello");

    JsonNode list = api.messagesWith("ACoPerson", "?account_id=a1").body();

    assertThat(list.path("object").asString()).isEqualTo("MessageList");
    assertThat(list.get("cursor").isNull()).isTrue();
    JsonNode message = list.path("items").get(0);
    assertThat(message.path("object").asString()).isEqualTo("Message");
    assertThat(message.path("id").asString()).isEqualTo(sent.text("message_id"));
    assertThat(message.path("chat_id").asString()).isEqualTo(sent.text("chat_id"));
    assertThat(message.path("account_id").asString()).isEqualTo("a1");
    assertThat(message.path("text").asString()).isEqualTo("hello");
    assertThat(message.path("timestamp").asString()).isEqualTo("2026-03-01T10:00:00.000Z");
    assertThat(message.path("is_sender").asInt()).isEqualTo(1);
    assertThat(message.path("provider_id").asString()).startsWith("2-");
    assertThat(message.path("sender_id").asString()).startsWith("ACoAA");
  }

  @Test
  void messagesOfOtherAccountsAreLeftOut() {
    api.startChat("a1", "p", "from a1");
    api.startChat("a2", "p", "from a2");

    assertThat(texts(api.messagesWith("p", "?account_id=a2"))).containsExactly("from a2");
    assertThat(texts(api.messagesWith("p", ""))).containsExactlyInAnyOrder("from a1", "from a2");
  }

  @Test
  void aPersonWithoutMessagesHasAnEmptyList() {
    Api.Reply reply = api.messagesWith("nobody", "?account_id=a1");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(texts(reply)).isEmpty();
  }

  @Test
  void anIdWithOddCharactersIsFound() {
    api.startChat("a1", "urn:li:x=ü%2F&?#", "hello");

    assertThat(texts(api.messagesWith("urn:li:x=ü%2F&?#", ""))).containsExactly("hello");
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "7", "50", "250"})
  void pagesAreCompleteAndNewestFirstThoughMessagesArriveMeanwhile(int limit) {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      // Several messages share an instant, as they do at the real provider.
      clock.step(i % 3 == 0 ? Duration.ofMillis(1) : Duration.ZERO);
      api.startChat("a1", "p", "message " + i);
      expected.add(0, "message " + i);
    }

    List<String> read = new ArrayList<>();
    String cursor = "";
    do {
      Api.Reply page = api.messagesWith("p", "?account_id=a1&limit=" + limit + cursor);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body().path("items").size()).isBetween(1, limit);
      read.addAll(texts(page));
      cursor = page.body().get("cursor").isNull() ? "" : "&cursor=" + page.text("cursor");
      clock.step(Duration.ofMillis(1));
      api.startChat("a1", "p", "arrived later");
    } while (!cursor.isEmpty());

    assertThat(read).isEqualTo(expected);
  }

  @Test
  void aPageHasHundredMessagesUnlessToldOtherwise() {
    IntStream.range(0, 101).forEach(i -> api.startChat("a1", "p", "message " + i));

    assertThat(api.messagesWith("p", "").body().path("items").size()).isEqualTo(100);
  }

  @Test
  void beforeAndAfterLeaveTheirOwnInstantOut() {
    for (String text : List.of("first", "second", "third")) {
      api.startChat("a1", "p", text);
      clock.step(Duration.ofSeconds(1));
    }

    assertThat(texts(api.messagesWith("p", "?after=2026-03-01T10:00:00.000Z")))
        .containsExactly("third", "second");
    assertThat(texts(api.messagesWith("p", "?before=2026-03-01T10:00:02.000Z")))
        .containsExactly("second", "first");
    assertThat(
            texts(
                api.messagesWith(
                    "p", "?after=2026-03-01T10:00:00.000Z&before=2026-03-01T10:00:02.000Z")))
        .containsExactly("second");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?limit=0               | limit = 0 must be from 1 to 250",
        "?limit=251             | limit = 251 must be from 1 to 250",
        "?limit=many            | limit = many must be from 1 to 250",
        "?after=yesterday       | after = yesterday must be a UTC time such as 2025-12-31T23:59:59.999Z",
        "?before=2026-03-01T10:00:00Z | before = 2026-03-01T10:00:00Z must be a UTC time such as 2025-12-31T23:59:59.999Z",
        "?cursor=*              | cursor is none that was given",
        "?cursor=aGVsbG8        | cursor is none that was given",
      })
  void aParameterThatIsNotInOrderIsRefused(String query, String detail) {
    Api.Reply reply = api.messagesWith("p", query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.type()).isEqualTo("errors/invalid_parameters");
    assertThat(reply.text("detail")).isEqualTo(detail);
  }

  @Test
  void messagesAndChatsCanBeReadByTheirIds() {
    Api.Reply sent = api.startChat("a1", "p", "hello");
    String chat = sent.text("chat_id");

    assertThat(texts(api.get("/api/v1/chats/" + chat + "/messages"))).containsExactly("hello");
    assertThat(api.get("/api/v1/messages/" + sent.text("message_id")).text("text"))
        .isEqualTo("hello");
    Api.Reply one = api.get("/api/v1/chats/" + chat);
    assertThat(one.text("attendee_provider_id")).isEqualTo("p");
    assertThat(one.body().path("lastMessage").path("text").asString()).isEqualTo("hello");
    assertThat(api.get("/api/v1/messages/none").status()).isEqualTo(404);
    assertThat(api.get("/api/v1/chats/none").status()).isEqualTo(404);
    assertThat(api.get("/api/v1/chats/none/messages").status()).isEqualTo(404);
  }

  @Test
  void chatsOfAnAccountAreListedLatestFirstAndPaged() {
    for (String person : List.of("p1", "p2", "p3")) {
      clock.step(Duration.ofSeconds(1));
      api.startChat("a1", person, "hello");
    }
    api.startChat("a2", "p4", "hello");

    JsonNode first = api.get("/api/v1/chats?account_id=a1&limit=2").body();
    assertThat(first.path("object").asString()).isEqualTo("ChatList");
    JsonNode second =
        api.get("/api/v1/chats?account_id=a1&limit=2&cursor=" + first.path("cursor").asString())
            .body();

    assertThat(attendees(first)).containsExactly("p3", "p2");
    assertThat(attendees(second)).containsExactly("p1");
    assertThat(second.get("cursor").isNull()).isTrue();
  }

  @Test
  void aMessageIsReadableOnlyAfterTheLag() {
    simulator.readBackLag(Duration.ofSeconds(30));
    Api.Reply sent = api.startChat("a1", "p", "hello");

    clock.step(Duration.ofMillis(29_999));
    assertThat(texts(api.messagesWith("p", ""))).isEmpty();
    assertThat(api.get("/api/v1/messages/" + sent.text("message_id")).status()).isEqualTo(404);
    assertThat(api.get("/api/v1/chats?account_id=a1").body().path("items").size()).isZero();
    clock.step(Duration.ofMillis(1));
    assertThat(texts(api.messagesWith("p", ""))).containsExactly("hello");
  }

  @Test
  void aReplyAndAMessageTypedByHandReadBackButAreNotInTheLedger() {
    simulator.plantFromAccount("a1", "p", "typed by hand");
    clock.step(Duration.ofSeconds(1));
    simulator.plantReply("a1", "p", "a reply");

    JsonNode items = api.messagesWith("p", "?account_id=a1").body().path("items");

    assertThat(items.get(0).path("text").asString()).isEqualTo("a reply");
    assertThat(items.get(0).path("is_sender").asInt()).isZero();
    assertThat(items.get(0).path("sender_id").asString()).isEqualTo("p");
    assertThat(items.get(1).path("is_sender").asInt()).isEqualTo(1);
    assertThat(simulator.deliveries()).isEmpty();
  }

  @Test
  void accountsTellTheirStatus() {
    simulator.accounts().set("a1", AccountStatus.OK);
    simulator.accounts().set("a2", AccountStatus.CREDENTIALS);

    JsonNode list = api.get("/api/v1/accounts").body();
    assertThat(list.path("object").asString()).isEqualTo("AccountList");
    assertThat(list.path("items").size()).isEqualTo(2);
    assertThat(status(list.path("items").get(0))).isEqualTo("OK");
    assertThat(status(api.get("/api/v1/accounts/a2").body())).isEqualTo("CREDENTIALS");
  }

  static List<String> texts(Api.Reply reply) {
    List<String> texts = new ArrayList<>();
    reply.body().path("items").forEach(item -> texts.add(item.path("text").asString()));
    return texts;
  }

  private static List<String> attendees(JsonNode list) {
    List<String> people = new ArrayList<>();
    list.path("items").forEach(i -> people.add(i.path("attendee_provider_id").asString()));
    return people;
  }

  private static String status(JsonNode account) {
    return account.path("sources").get(0).path("status").asString();
  }

  /** Stands still until it is stepped. */
  private static final class SteppedClock extends Clock {
    private volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");

    synchronized void step(Duration step) {
      now = now.plus(step);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("nobody needs another zone");
    }
  }
}
