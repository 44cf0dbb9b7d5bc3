package io.sendonce.jobs.provider.unipile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.ProviderReply;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendOutcome.Comeback;
import io.sendonce.jobs.provider.SendOutcome.NotSent;
import io.sendonce.jobs.provider.SendOutcome.Sent;
import io.sendonce.jobs.provider.SendOutcome.Unknown;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F4, F5 and F22: what each answer means, written down a second time and independently. */
final class AnswerTest {

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    // 3: refused for what the request is
    "400, invalid_parameters,              MESSAGE never",
    "400, malformed_request,               MESSAGE never",
    "400, content_too_large,               MESSAGE never",
    "400, invalid_url,                     MESSAGE never",
    "400, too_many_characters,             MESSAGE never",
    "400, unescaped_characters,            MESSAGE never",
    "400, missing_parameters,              MESSAGE never",
    "404, resource_not_found,              MESSAGE never",
    "404, invalid_resource_identifier,     MESSAGE never",
    "415, unsupported_media_type,          MESSAGE never",
    "501, feature_not_implemented,         MESSAGE never",
    // 4: refused for the person
    "422, no_connection_with_recipient,    MESSAGE never",
    "422, invalid_recipient,               MESSAGE never",
    "422, blocked_recipient,               MESSAGE never",
    "422, user_unreachable,                MESSAGE never",
    "422, not_allowed_inmail,              MESSAGE never",
    "422, invalid_message,                 MESSAGE never",
    "422, cant_send_message,               MESSAGE never",
    "422, cannot_invite_attendee,          MESSAGE never",
    "422, unprocessable_entity,            MESSAGE never",
    "422, invalid_post,                    MESSAGE never",
    "422, limit_too_high,                  MESSAGE never",
    "403, account_mismatch,                MESSAGE never",
    "403, resource_access_restricted,      MESSAGE never",
    // 5 and 6: an invitation stands in the way
    "422, already_connected,               MESSAGE never",
    "422, already_invited_recently,        MESSAGE never",
    "422, cannot_resend_yet,               MESSAGE after PT336H",
    // 7: limits and restrictions of the account
    "422, cannot_resend_within_24hrs,      ACCOUNT after PT24H",
    "422, limit_exceeded,                  ACCOUNT after PT24H",
    "422, connection_limit_reached,        ACCOUNT after PT24H",
    "403, account_restricted,              ACCOUNT person",
    "403, action_required,                 ACCOUNT person",
    // 8
    "429, too_many_requests,               ACCOUNT after PT1H",
    // 9: the account is not connected, or may not
    "401, disconnected_account,            ACCOUNT connected",
    "401, disconnected_feature,            ACCOUNT connected",
    "401, expired_credentials,             ACCOUNT connected",
    "401, invalid_credentials,             ACCOUNT connected",
    "401, invalid_credentials_but_valid_account_imap, ACCOUNT connected",
    "401, checkpoint_error,                ACCOUNT connected",
    "401, invalid_checkpoint_solution,     ACCOUNT connected",
    "401, captcha_not_supported,           ACCOUNT connected",
    "401, multiple_sessions,               ACCOUNT connected",
    "401, wrong_account,                   ACCOUNT connected",
    "401, expired_link,                    ACCOUNT connected",
    "403, session_mismatch,                ACCOUNT connected",
    "403, unknown_authentication_context,  ACCOUNT connected",
    "422, invalid_account,                 ACCOUNT connected",
    "422, unauthorized,                    ACCOUNT connected",
    "422, realtime_client_not_initialized, ACCOUNT after PT1H",
    "401, insufficient_privileges,         ACCOUNT person",
    "403, insufficient_permissions,        ACCOUNT person",
    "403, feature_not_subscribed,          ACCOUNT person",
    "403, subscription_required,           ACCOUNT person",
    "422, insufficient_credits,            ACCOUNT person",
    "422, payment_error,                   ACCOUNT person",
    "422, account_configuration_error,     ACCOUNT person",
    // 10
    "401, missing_credentials,             EVERYTHING person",
    // 11, 12 and 13: nobody knows, whatever the wording
    "500, unexpected_error,                unknown",
    "500, provider_error,                  unknown",
    "500, authentication_intent_error,     unknown",
    "503, no_client_session,               unknown",
    "503, no_channel,                      unknown",
    "503, no_handler,                      unknown",
    "503, network_down,                    unknown",
    "503, service_unavailable,             unknown",
    "503, proxy_error,                     unknown",
    "504, request_timeout,                 unknown",
    "408, request_timeout,                 unknown",
    "422, provider_unreachable,            unknown",
    "422, action_already_performed,        unknown",
    // types nobody has seen yet
    "400, something_new,                   MESSAGE never",
    "401, something_new,                   ACCOUNT connected",
    "403, something_new,                   ACCOUNT person",
    "404, something_new,                   MESSAGE never",
    "415, something_new,                   MESSAGE never",
    "429, something_new,                   ACCOUNT after PT1H",
    "501, something_new,                   MESSAGE never",
    "402, something_new,                   unknown",
    "405, something_new,                   unknown",
    "409, something_new,                   unknown",
    "422, something_new,                   unknown",
    "500, something_new,                   unknown",
    "502, something_new,                   unknown",
    "503, something_new,                   unknown",
    "520, something_new,                   unknown",
    // status and type disagree
    "500, too_many_requests,               unknown",
    "503, limit_exceeded,                  unknown",
    "408, invalid_parameters,              unknown",
    "302, invalid_recipient,               unknown",
    "403, limit_exceeded,                  ACCOUNT after PT24H",
    "429, limit_exceeded,                  ACCOUNT after PT24H",
    "400, network_down,                    unknown",
    // words that contain other words
    "500, corporate_limit_exceeded,        unknown",
    "422, generate_too_many_requests,      unknown",
    "422, LIMIT_EXCEEDED,                  unknown",
  })
  void statusAndTypeDecide(int status, String type, String expected) throws Exception {
    String problem = "{\"status\":%d,\"type\":\"%s\",\"title\":\"rate limit, try again\"}";

    assertThat(said(answered(status, problem.formatted(status, "errors/" + type))))
        .as("with the prefix")
        .isEqualTo(expected);
    assertThat(said(answered(status, problem.formatted(status, type))))
        .as("without")
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} without JSON is {1}")
  @CsvSource({
    "400, EVERYTHING person",
    "401, EVERYTHING person",
    "403, EVERYTHING person",
    "404, EVERYTHING person",
    "415, EVERYTHING person",
    "429, ACCOUNT after PT1H",
    "501, EVERYTHING person",
    "302, unknown",
    "402, unknown",
    "408, unknown",
    "413, unknown",
    "421, unknown",
    "422, unknown",
    "500, unknown",
    "502, unknown",
    "503, unknown",
    "504, unknown",
  })
  void whatIsNotJsonWasNotSaidByTheProvider(int status, String expected) throws Exception {
    assertThat(said(answered(status, "<html>Bad Gateway</html>"))).isEqualTo(expected);
    assertThat(said(answered(status, ""))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "\"message-1\"",
        "<html>",
        "{\"message_id\":null,\"chat_id\":null}",
        "{\"message_id\":null,\"chat_id\":\"chat-1\"}",
        "{\"message_id\":\"\"}",
        "{\"message_id\":\"  \"}",
        "{\"message_id\":[\"message-1\"]}",
        "{\"message_id\":7}",
        "{\"message_id\":\"message-1\"",
        "{\"object\":\"Error\",\"status\":422,\"type\":\"errors/invalid_recipient\"}",
      })
  void acceptedWithoutAUsableIdIsUnknown(String body) throws Exception {
    for (int status : new int[] {200, 201, 202}) {
      assertThat(answered(status, body)).isInstanceOf(Unknown.class);
    }
  }

  @Test
  void acceptedWithAMessageIdIsSent() throws Exception {
    assertThat(answered(201, Sends.ACCEPTED))
        .isEqualTo(new Sent("message-1", "chat-1", new ProviderReply(201, null, null, null)));
    assertThat(answered(200, "{\"message_id\":\"m\",\"chat_id\":null,\"new\":{\"field\":[1]}}"))
        .isEqualTo(new Sent("m", null, new ProviderReply(200, null, null, null)));
    assertThat(answered(Sends.inChat("chat-7"), 201, "{\"message_id\":\"m\"}"))
        .as("the chat it was sent into")
        .isEqualTo(new Sent("m", "chat-7", new ProviderReply(201, null, null, null)));
  }

  @Test
  void aChatThatIsGoneIsNamed() throws Exception {
    NotSent gone =
        (NotSent) answered(Sends.inChat("chat-7"), 404, "{\"type\":\"errors/resource_not_found\"}");

    assertThat(said(gone)).isEqualTo("MESSAGE after PT1H");
    assertThat(gone.reason()).isEqualTo("the provider does not know the chat any more");
    assertThat(gone.reply().detail()).isEqualTo("stale chat");
  }

  @ParameterizedTest
  @CsvSource({
    "7200,                          ACCOUNT after PT2H",
    "60,                            ACCOUNT after PT1H",
    "-1,                            ACCOUNT after PT1H",
    "soon,                          ACCOUNT after PT1H",
    "999999999,                     ACCOUNT after PT720H",
    "99999999999,                   ACCOUNT after PT1H",
    "'Tue, 24 Nov 2026 15:00:00 GMT', ACCOUNT after PT3H",
    "'Tue, 24 Nov 2026 11:00:00 GMT', ACCOUNT after PT1H",
  })
  void aLongerRetryAfterIsHonoured(String header, String expected) throws Exception {
    WireServer.Reaction reaction =
        WireServer.answering(
            429, "", "Retry-After: " + header, "Date: Tue, 24 Nov 2026 12:00:00 GMT");
    assertThat(said(sent(Sends.first(), reaction))).isEqualTo(expected);
  }

  @Test
  void theAnswerIsRecordedWithoutItsWords() throws Exception {
    String body =
        "{\"status\":422,\"type\":\"errors/invalid_recipient\",\"title\":\"%s\",\"detail\":\"%s\",\"instance\":\"req-9\"}";

    assertThat(answered(422, body.formatted(Sends.TEXT, Sends.PERSON)).reply())
        .isEqualTo(new ProviderReply(422, "errors/invalid_recipient", "req-9", null));
    assertThat(answered(502, "<html>Bad Gateway</html>").reply())
        .isEqualTo(new ProviderReply(502, null, null, "HTML body"));
    assertThat(
            answered(500, "{\"type\":\"two words\",\"instance\":\"" + Sends.TEXT + "\"}").reply())
        .isEqualTo(new ProviderReply(500, null, null, null));
    assertThat(answered(500, "").reply())
        .isEqualTo(new ProviderReply(500, null, null, "empty body"));
    assertThat(sent(Sends.first(), WireServer.answering(500, "", "X-Request-Id: r-1")).reply())
        .isEqualTo(new ProviderReply(500, null, "r-1", "empty body"));
  }

  @Test
  void aBodyWithoutEndIsNotReadToItsEnd() throws Exception {
    String half = " ".repeat(600_000);
    assertThat(answered(201, half + half + Sends.ACCEPTED).reply().detail())
        .isEqualTo("body longer than 1 MiB");
  }

  @Test
  void aRefusalWhoseBodyBrokeOffIsStillARefusal() throws Exception {
    WireServer.Reaction cut =
        x -> {
          x.readBody();
          x.raw("HTTP/1.1 400 Bad Request\r\nContent-Length: 100\r\n\r\n{\"type\":");
          x.close();
        };
    assertThat(said(sent(Sends.first(), cut))).isEqualTo("MESSAGE never");
  }

  @Test
  void noOutcomeShowsTextPersonOrKey() throws Exception {
    for (int status : new int[] {200, 201, 400, 401, 403, 404, 422, 429, 500, 502}) {
      String echo = "{\"type\":\"%s\",\"title\":\"%s\"}".formatted(Sends.TEXT, Sends.PERSON);
      assertThat(answered(status, echo).toString())
          .doesNotContain(Sends.TEXT)
          .doesNotContain(Sends.PERSON)
          .doesNotContain(Sends.KEY);
    }
  }

  private static SendOutcome answered(int status, String body) throws IOException {
    return answered(Sends.first(), status, body);
  }

  private static SendOutcome answered(OutboundMessage message, int status, String body)
      throws IOException {
    return sent(message, WireServer.answering(status, body));
  }

  private static SendOutcome sent(OutboundMessage message, WireServer.Reaction reaction)
      throws IOException {
    try (WireServer server = WireServer.plain(reaction);
        UnipileProvider provider = Sends.provider(server)) {
      SendOutcome outcome = provider.send(message, Sends.LASTING);
      assertThat(server.requests()).isEqualTo(1);
      return Objects.requireNonNull(outcome);
    }
  }

  private static String said(SendOutcome outcome) {
    if (outcome instanceof NotSent notSent) {
      return notSent.scope() + " " + said(notSent.comeback());
    }
    return outcome instanceof Unknown ? "unknown" : "sent";
  }

  private static String said(Comeback comeback) {
    if (comeback instanceof Comeback.After after) {
      return "after " + after.delay();
    }
    if (comeback instanceof Comeback.Never) {
      return "never";
    }
    return comeback instanceof Comeback.WhenAccountIsOk ? "connected" : "person";
  }
}
