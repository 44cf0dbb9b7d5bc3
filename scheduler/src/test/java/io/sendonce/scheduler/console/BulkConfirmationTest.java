package io.sendonce.scheduler.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.access.Role;
import org.junit.jupiter.api.Test;

class BulkConfirmationTest {

  @Test
  void fewTakeAReasonMoreTheNumberAndManyAnAdmin() {
    assertThat(new BulkConfirmation(100, Role.OPERATOR).refusal("")).isEmpty();
    assertThat(new BulkConfirmation(101, Role.OPERATOR).refusal(" 101 ")).isEmpty();
    assertThat(new BulkConfirmation(101, Role.OPERATOR).refusal("100"))
        .contains("To confirm, type how many messages it is about: 101, not 100.");
    assertThat(new BulkConfirmation(101, Role.ADMIN).refusal("")).isPresent();
    assertThat(new BulkConfirmation(10_000, Role.OPERATOR).refusal("10000")).isEmpty();
    assertThat(new BulkConfirmation(10_001, Role.OPERATOR).refusal("10001"))
        .get()
        .asString()
        .contains("take the role admin, and you have the role operator");
    assertThat(new BulkConfirmation(10_001, Role.ADMIN).refusal("10001")).isEmpty();
    assertThat(new BulkConfirmation(1, Role.VIEWER).refusal("")).isPresent();
  }
}
