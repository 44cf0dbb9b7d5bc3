package io.sendonce.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which room may know which. */
class ArchitectureTest {

  /**
   * The rooms that talk to the database themselves. Everyone else asks one of them. The node is
   * here for its connection pools.
   */
  private static final String[] SPEAKS_SQL = {
    "io.sendonce.jobs.accounts..",
    "io.sendonce.jobs.adoption..",
    "io.sendonce.jobs.alerts",
    "io.sendonce.jobs.audit..",
    "io.sendonce.jobs.brake..",
    "io.sendonce.jobs.bulk..",
    "io.sendonce.jobs.db..",
    "io.sendonce.jobs.deploy..",
    "io.sendonce.jobs.enqueue..",
    "io.sendonce.jobs.foreign..",
    "io.sendonce.jobs.incidents..",
    "io.sendonce.jobs.queue..",
    "io.sendonce.jobs.recovery..",
    "io.sendonce.jobs.restore..",
    "io.sendonce.jobs.schema..",
    "io.sendonce.jobs.status..",
    "io.sendonce.jobs.watch..",
    "io.sendonce.scheduler.access..",
    "io.sendonce.scheduler.command..",
    "io.sendonce.scheduler.history..",
    "io.sendonce.scheduler.inventory..",
    "io.sendonce.scheduler.node..",
    "io.sendonce.scheduler.plugin..",
    "io.sendonce.scheduler.remote..",
    "io.sendonce.scheduler.store..",
  };

  /** The rooms that know Quartz. */
  private static final String[] KNOWS_QUARTZ = {
    "io.sendonce.jobs.quartz..",
    "io.sendonce.scheduler.command..",
    "io.sendonce.scheduler.history..",
    "io.sendonce.scheduler.node..",
    "io.sendonce.scheduler.plugin..",
    "io.sendonce.scheduler.remote..",
    "io.sendonce.scheduler.runs..",
    "io.sendonce.scheduler.sending..",
    "io.sendonce.scheduler.store..",
    "io.sendonce.scheduler.wiring..",
  };

  @Test
  void theNodesClassesAreSeen() {
    assertThat(Product.NODE).as("classes of jobs and scheduler").isNotEmpty();
    assertThat(Product.NODE.containPackage("io.sendonce.jobs")).as("sees jobs").isTrue();
  }

  @Test
  void noRoomOfJobsIsPartOfACycle() {
    check(slices().matching("io.sendonce.jobs.(*)..").should().beFreeOfCycles());
  }

  @Test
  void noRoomOfTheSchedulerIsPartOfACycle() {
    check(slices().matching("io.sendonce.scheduler.(*)..").should().beFreeOfCycles());
  }

  @Test
  void jobsDoNotKnowTheScheduler() {
    check(
        noClasses()
            .that()
            .resideInAPackage(Product.JOBS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(Product.SCHEDULER)
            .because("what is done must not depend on when and where it is done"));
  }

  /** Alerts leave by clients of their own; their posts may come again, under the same event id. */
  @Test
  void onlyTheUnipileAdapterAndTheChannelsOfAlertsKnowOkHttp() {
    check(
        only("io.sendonce.jobs.provider.unipile..", "io.sendonce.jobs.alerts.channel..")
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..")
            .because("how a POST is kept from being repeated is decided in one place"));
  }

  @Test
  void onlyTheChannelsOfAlertsKnowMail() {
    check(
        only("io.sendonce.jobs.alerts.channel..")
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
            .because("who may be written to by mail is decided in one place"));
  }

  @Test
  void onlyTheRoomsNamedHereKnowQuartz() {
    check(
        only(KNOWS_QUARTZ)
            .dependOnClassesThat()
            .resideInAPackage("org.quartz..")
            .because("a trigger is a hint; the algorithm must work without one"));
  }

  @Test
  void onlyTheHttpServerKnowsJavalin() {
    check(
        only("io.sendonce.scheduler.http..")
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "kotlin..")
            .because("plugins also run in clusters that have no HTTP server of ours"));
  }

  /** What a foreign cluster uses must not lead to a class that needs Javalin. */
  @Test
  void onlyTheNodeHasAnHttpServer() {
    check(
        only(
                "io.sendonce.scheduler.api..",
                "io.sendonce.scheduler.console..",
                "io.sendonce.scheduler.health..",
                "io.sendonce.scheduler.http..",
                "io.sendonce.scheduler.metrics..",
                "io.sendonce.scheduler.webhook..",
                "io.sendonce.scheduler.wiring..")
            .dependOnClassesThat()
            .resideInAnyPackage("io.sendonce.scheduler.http..", "io.sendonce.scheduler.webhook..")
            .because("plugins also run in clusters that have no HTTP server of ours"));
  }

  @Test
  void onlyTheMetricsKnowMicrometer() {
    check(
        only("io.sendonce.scheduler.metrics..")
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.prometheus..")
            .because("plugins also run in clusters that count with something else"));
  }

  @Test
  void onlyTheWiringKnowsSpring() {
    check(
        only("io.sendonce.scheduler.wiring..")
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .because("jobs and plugins also run in clusters that have no Spring"));
  }

  @Test
  void onlyTheRoomsNamedHereSpeakSql() {
    check(
        only(SPEAKS_SQL)
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql..")
            .because("a second writer of the queue is how duplicates came about"));
  }

  @Test
  void pacingIsArithmetic() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.sendonce.jobs.pacing..")
            .should()
            .dependOnClassesThat(
                resideOutsideOfPackages(
                    "io.sendonce.jobs.pacing..", "java..", "org.jspecify.annotations.."))
            .orShould()
            .dependOnClassesThat(resideInAPackage("java.sql.."))
            .because("pacing is a pure function of facts and now"));
  }

  @Test
  void aProviderDoesNotKnowTheDatabase() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.sendonce.jobs.provider..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.sendonce.jobs.db..")
            .because("no transaction may be open while we talk to a provider"));
  }

  @Test
  void theNodeDependsOnNothingFake() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.sendonce.simulator..", "io.sendonce.testing..", "io.sendonce.demo..")
            .because("nothing fake is on a production node's classpath"));
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass each : Product.EVERYTHING) {
      JavaPackage room = each.getPackage();
      if (!room.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(room.getName());
      }
    }
    assertThat(unmarked).as("packages without a @NullMarked package-info.java").isEmpty();
  }

  @Test
  void noClassIsNamedForHavingNoName() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helper|Manager|Impl)")
        .because("a class is named for what it is")
        .check(Product.EVERYTHING);
  }

  private static com.tngtech.archunit.lang.syntax.elements.ClassesShould only(String... rooms) {
    return noClasses().that().resideOutsideOfPackages(rooms).should();
  }

  /** Rooms are still being built: a rule about one that does not exist yet holds. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(Product.NODE);
  }
}
