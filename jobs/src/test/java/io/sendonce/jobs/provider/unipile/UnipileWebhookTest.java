package io.sendonce.jobs.provider.unipile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.ProviderEcho;
import io.sendonce.jobs.provider.ProviderNotice;
import io.sendonce.jobs.provider.ProviderNotice.Irrelevant;
import io.sendonce.jobs.provider.ProviderNotice.Malformed;
import io.sendonce.jobs.provider.ProviderNotice.OwnMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what surely is a message of the account itself is an echo (F33). */
class UnipileWebhookTest {

  private static final String US = "ACoAA-0123456789abcdefgh";
  private static final String THEM = "ACoAB-0123456789abcdefgh";

  private static final String OURS =
      """
      {"event": "message_received", "account_id": "acc-1", "account_type": "LINKEDIN",
       "account_info": {"type": "LINKEDIN", "feature": "classic", "user_id": "US"},
       "chat_id": "chat-1", "message_id": "m1", "message": "Hello", "timestamp": "2026-06-02T10:00:00.123Z",
       "sender": {"attendee_id": "a1", "attendee_name": "x", "attendee_provider_id": "US", "attendee_profile_url": "x"},
       "attendees": [{"attendee_id": "a2", "attendee_name": "y", "attendee_provider_id": "THEM"}],
       "attachments": {}, "webhook_name": "ours", "newer": {"a": [1]}}
      """
          .replace("US", US)
          .replace("THEM", THEM);

  @Test
  void aMessageOfTheAccountIsAnEcho() {
    assertThat(read(OURS))
        .isEqualTo(
            new OwnMessage(
                new ProviderEcho(
                    "acc-1",
                    "m1",
                    "chat-1",
                    List.of(THEM),
                    "Hello",
                    Instant.parse("2026-06-02T10:00:00.123Z"))));
    assertThat(read(OURS).toString()).doesNotContain("Hello").doesNotContain(THEM);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what stands there | what stands there instead | what is wrong
        "message_received | message_read | another event",
        "\"message_received\" | 7 | another event",
        "\"event\" | \"no_event\" | another event",
        "\"user_id\" | \"id\" | a message that does not say whether the account sent it",
        "\"sender\" | \"from\" | a message that does not say whether the account sent it",
        "\"account_info\": {\"type | \"account_info\": 7, \"x\": {\"type | a message that does not say whether the account sent it",
        "\"m1\" | null | a message of an account without account_id, message_id or timestamp",
        "\"m1\" | \"\" | a message of an account without account_id, message_id or timestamp",
        "\"m1\" | \"a b\" | a message of an account without account_id, message_id or timestamp",
        "\"m1\" | [\"m1\"] | a message of an account without account_id, message_id or timestamp",
        "\"acc-1\" | 1 | a message of an account without account_id, message_id or timestamp",
        "2026-06-02T10:00:00.123Z | yesterday | a message of an account without account_id, message_id or timestamp",
        "2026-06-02T10:00:00.123Z | +999999999-01-01T00:00:00Z | a message of an account without account_id, message_id or timestamp",
        "\"timestamp\" | \"time\" | a message of an account without account_id, message_id or timestamp",
      })
  void whatDoesNotSayEnoughIsIrrelevant(String there, String instead, String reason) {
    assertThat(OURS).contains(there);
    assertThat(read(OURS.replace(there, instead)))
        .isEqualTo(new Irrelevant(reason, !reason.equals("another event")));
  }

  /** Taken for a message of ours, a reply with our own words would count as delivered. */
  @Test
  void whatTheOtherPartyWroteIsNotOurs() {
    String theirs =
        OURS.replace("\"attendee_provider_id\": \"" + US, "\"attendee_provider_id\": \"" + THEM);
    assertThat(read(theirs)).isEqualTo(new Irrelevant("a message that somebody else sent", false));
  }

  @Test
  void anIdOfOursThatWasCutIsStillOurs() {
    String sender = "\"attendee_provider_id\": \"" + US;
    assertThat(read(OURS.replace(sender, sender.substring(0, sender.length() - 4))))
        .isInstanceOf(OwnMessage.class);
    String shorter = OURS.replace(sender, sender.substring(0, sender.length() - 5));
    assertThat(read(shorter)).isInstanceOf(Irrelevant.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"attendee_provider_id\": \"a\"}, {\"attendee_provider_id\": \"b\"}] | a b",
        "[{\"attendee_provider_id\": \"a\"}, {\"attendee_provider_id\": \"a\"}] | a",
        "[{\"attendee_provider_id\": \"ACoAA-0123456789abcdefgh\"}, {\"attendee_provider_id\": \"b\"}] | b",
        "[{\"attendee_provider_id\": \"ACoAA-0123456789abcd\"}, {\"attendee_provider_id\": \"b\"}] | b",
        // somebody in the chat is not named: it might be a group
        "[{\"attendee_provider_id\": \"a\"}, {\"attendee_name\": \"b\"}] | ''",
        "[] | ''",
        "null | ''",
        "7 | ''",
      })
  void theOthersInTheChatAreItsRecipients(String attendees, String recipients) {
    ProviderNotice notice =
        read(OURS.replaceFirst("(?s)\"attendees\": \\[.*?\\]", "\"attendees\": " + attendees));
    assertThat(notice)
        .isInstanceOfSatisfying(
            OwnMessage.class,
            own -> assertThat(String.join(" ", own.echo().recipientIds())).isEqualTo(recipients));
  }

  @Test
  void whatIsMissingButNotNeededMayBeMissing() {
    assertThat(read(OURS.replace("\"chat_id\"", "\"x\"").replace("\"message\"", "\"y\"")))
        .isInstanceOfSatisfying(
            OwnMessage.class,
            own -> {
              assertThat(own.echo().chatId()).isNull();
              assertThat(own.echo().text()).isEmpty();
            });
  }

  @Test
  void aTextThatNoDatabaseHoldsIsChanged() {
    assertThat(read(OURS.replace("\"Hello\"", "\"a\\u0000b\\ud800c\"")))
        .isInstanceOfSatisfying(
            OwnMessage.class, own -> assertThat(own.echo().text()).isEqualTo("a\ufffdb?c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "event=message_received&message_id=m1", "{\"event\":", "{} {}x"})
  void whatIsNoJsonIsMalformed(String body) {
    assertThat(read(body)).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "7", "\"message_received\""})
  void whatIsNoObjectIsMalformed(String body) {
    assertThat(read(body)).isEqualTo(new Malformed("the body is not a JSON object"));
  }

  private static ProviderNotice read(String body) {
    return UnipileWebhook.read(body.getBytes(StandardCharsets.UTF_8));
  }
}
