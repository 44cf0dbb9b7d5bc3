package io.sendonce.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.proof.cases.Case;
import io.sendonce.proof.cases.Cases;
import io.sendonce.proof.cases.Finding;
import io.sendonce.proof.cluster.Store;
import io.sendonce.testing.PostgresServer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short cases of the proof, played beside each other on real clusters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuickCasesTest {

  private static final int AT_ONCE = 4;

  @TempDir private static Path folder;

  private List<Result> results = List.of();

  @BeforeAll
  void play() throws InterruptedException {
    try (Stage stage = new Stage(folder, PostgresServer.shared())) {
      results =
          new Proof(stage, EnumSet.allOf(Store.class), result -> {}).play(Cases.quick(), AT_ONCE);
    }
  }

  List<Result> results() {
    return results;
  }

  @ParameterizedTest
  @MethodSource("results")
  void theStockStoreShowsTheFaultAndOursDoesNot(Result result) {
    assertThat(result.stock()).extracting(Finding::outcome).isEqualTo(Finding.Outcome.FAULT);
    assertThat(result.ours()).extracting(Finding::outcome).isEqualTo(Finding.Outcome.NO_FAULT);
    assertThat(result.verdict()).isEqualTo("held");
  }

  @ParameterizedTest
  @MethodSource("quickCases")
  void eachQuickCaseIsOneOfTheProofs(Case quick) {
    assertThat(Cases.all()).extracting(Case::id).contains(quick.id());
  }

  static List<Case> quickCases() {
    return Cases.quick();
  }
}
