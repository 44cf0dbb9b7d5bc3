package io.sendonce.jobs.provider.unipile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.AccountHealth.NotKnown;
import io.sendonce.jobs.provider.AccountHealth.NotOk;
import io.sendonce.jobs.provider.AccountHealth.Ok;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class AccountHealthTest {

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(200, "{\"sources\":[{\"id\":\"s\",\"status\":\"OK\"}]}", new Ok()),
        Arguments.of(200, "{\"sources\":[{\"status\":\"OK\"},{\"status\":\"OK\"}]}", new Ok()),
        Arguments.of(
            200,
            "{\"sources\":[{\"status\":\"OK\"},{\"status\":\"CREDENTIALS\"}]}",
            new NotOk("CREDENTIALS")),
        Arguments.of(200, "{\"sources\":[{\"status\":\"CONNECTING\"}]}", new NotOk("CONNECTING")),
        Arguments.of(200, "{\"sources\":[{\"status\":\"ok\"}]}", new NotOk("ok")),
        Arguments.of(
            200, "{\"sources\":[{\"status\":7}]}", new NotKnown("a source without status")),
        Arguments.of(200, "{\"sources\":[{}]}", new NotKnown("a source without status")),
        Arguments.of(200, "{\"sources\":[]}", new NotKnown("an account without sources")),
        Arguments.of(200, "{}", new NotKnown("an account without sources")),
        Arguments.of(200, "<html>", new NotKnown("HTTP 200, HTML body")),
        Arguments.of(404, "{\"type\":\"errors/resource_not_found\"}", new NotOk("NOT_FOUND")),
        Arguments.of(404, "<html>", new NotKnown("HTTP 404, HTML body")),
        Arguments.of(
            401,
            "{\"type\":\"errors/missing_credentials\"}",
            new NotKnown("HTTP 401 missing_credentials")),
        Arguments.of(500, "", new NotKnown("HTTP 500, empty body")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("answers")
  void anAccountIsOkOnlyIfEverySourceIs(int status, String body, AccountHealth expected)
      throws Exception {
    try (WireServer server = WireServer.plain(WireServer.answering(status, body));
        UnipileProvider provider = Sends.provider(server)) {
      assertThat(provider.accountHealth("acc/1")).isEqualTo(expected);
      assertThat(server.received().get(0).line())
          .isEqualTo("GET /api/v1/accounts/acc%2F1 HTTP/1.1");
    }
  }

  @Test
  void anAccountThatCannotBeAskedForIsNotKnown() throws Exception {
    try (WireServer server = WireServer.plain(WireServer.Exchange::close);
        UnipileProvider provider = Sends.provider(server)) {
      assertThat(provider.accountHealth("account-1"))
          .isEqualTo(new NotKnown("no answer: IOException"));
      assertThat(provider.accountHealth(""))
          .isEqualTo(new NotKnown("the id cannot stand in a URL"));
    }
  }
}
