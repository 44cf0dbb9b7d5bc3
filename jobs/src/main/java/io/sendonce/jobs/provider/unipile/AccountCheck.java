package io.sendonce.jobs.provider.unipile;

import io.sendonce.jobs.provider.AccountHealth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Asks for an account's sources: one for each product (Classic, Sales Navigator, ...). */
final class AccountCheck {

  private final Reading reading;

  AccountCheck(Reading reading) {
    this.reading = reading;
  }

  AccountHealth check(String accountId) {
    Reading.Result result = reading.get(reading.endpoints().account(accountId), reading.start());
    if (result instanceof Reading.Result.Failed failed) {
      return new AccountHealth.NotKnown(failed.reason());
    }
    Answer answer = ((Reading.Result.Got) result).answer();
    JsonNode account = answer.json();
    if (answer.status() == 200 && account != null) {
      return judged(account.get("sources"));
    }
    if (answer.status() == 404 && Objects.equals(answer.errorType(), "resource_not_found")) {
      return new AccountHealth.NotOk("NOT_FOUND");
    }
    return new AccountHealth.NotKnown(Phrases.of(answer));
  }

  private static AccountHealth judged(@Nullable JsonNode sources) {
    if (sources == null || !sources.isArray() || sources.isEmpty()) {
      return new AccountHealth.NotKnown("an account without sources");
    }
    for (JsonNode source : sources) {
      String status = Field.token(Field.text(source, "status"));
      if (status == null) {
        return new AccountHealth.NotKnown("a source without status");
      }
      if (!status.equals("OK")) {
        return new AccountHealth.NotOk(status);
      }
    }
    return new AccountHealth.Ok();
  }
}
