package io.sendonce.jobs.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlStateTest {

  @Test
  void aStateIsFoundAnywhereInTheChainOfCauses() {
    RuntimeException wrapped =
        new IllegalStateException(new IllegalArgumentException(new SQLException("x", "23505")));
    assertThat(SqlState.UNIQUE_VIOLATION.matches(wrapped)).isTrue();
    assertThat(SqlState.CHECK_VIOLATION.matches(wrapped)).isFalse();
  }

  @Test
  void wordsAreNotAState() {
    assertThat(SqlState.UNIQUE_VIOLATION.matches(new SQLException("duplicate key 23505", "08006")))
        .isFalse();
    assertThat(SqlState.UNIQUE_VIOLATION.matches(new IllegalStateException("23505"))).isFalse();
  }
}
