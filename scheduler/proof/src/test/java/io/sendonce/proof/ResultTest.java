package io.sendonce.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.proof.cases.Case;
import io.sendonce.proof.cases.Finding;
import io.sendonce.proof.cluster.Cluster;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultTest {

  @ParameterizedTest
  @CsvSource({
    "FAULT,    NO_FAULT, FAULT_ON_STOCK, held",
    "NO_FAULT, NO_FAULT, FAULT_ON_STOCK, NOT SHOWN",
    "NO_FAULT, NO_FAULT, NOTHING,        held",
    "FAULT,    FAULT,    FAULT_ON_STOCK, NOT HELD",
    "NO_FAULT, FAULT,    NOTHING,        NOT HELD",
    "BROKEN,   NO_FAULT, FAULT_ON_STOCK, BROKEN",
    "FAULT,    BROKEN,   NOTHING,        BROKEN",
    "SKIPPED,  SKIPPED,  FAULT_ON_STOCK, skipped",
    "FAULT,    ,         FAULT_ON_STOCK, held",
    "NO_FAULT, ,         FAULT_ON_STOCK, NOT SHOWN",
    ",         NO_FAULT, FAULT_ON_STOCK, held"
  })
  void aFaultOnOursOrNoneOnTheStockStoreIsNoProof(
      Finding.@Nullable Outcome stock,
      Finding.@Nullable Outcome ours,
      Case.Demand demand,
      String verdict) {
    Result result = new Result(new Played(demand), finding(stock), finding(ours));

    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.held()).isEqualTo(List.of("held", "skipped").contains(verdict));
  }

  @Test
  void theTableShowsBothStoresAndWrapsWhatIsLong() {
    Result result =
        new Result(
            new Played(Case.Demand.FAULT_ON_STOCK),
            Finding.of(true, "4 overlaps in ten runs that were to come one after the other"),
            Finding.of(false, "0 overlaps"));

    assertThat(Table.of(List.of(result)))
        .anySatisfy(
            line -> assertThat(line).startsWith("X1").contains("0 overlaps").endsWith("held"))
        .anySatisfy(line -> assertThat(line).contains("come one after the other"));
    assertThat(Table.line(result)).contains("X1", "held", "stock: 4 overlaps", "ours: 0 overlaps");
  }

  private static @Nullable Finding finding(Finding.@Nullable Outcome outcome) {
    return outcome == null ? null : new Finding(outcome, "words");
  }

  private record Played(Demand demand) implements Case {

    @Override
    public String id() {
      return "X1";
    }

    @Override
    public String shows() {
      return "something";
    }

    @Override
    public Finding play(Cluster cluster) {
      throw new UnsupportedOperationException("it is not played");
    }
  }
}
