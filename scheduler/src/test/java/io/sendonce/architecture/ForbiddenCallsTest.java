package io.sendonce.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What nobody may call or catch, and the one place that may. */
class ForbiddenCallsTest {

  private static final String MAIN = "io.sendonce.scheduler.command.Main";

  private static final Pattern CATCHES_ANYTHING =
      Pattern.compile("\\bcatch\\s*\\([^)]*\\b(Throwable|Error)\\b");

  @Test
  void nobodyReadsTheTimeExceptFromAClock() {
    noClasses()
        .should()
        .callMethodWhere(readsTheTimeWithoutAClock())
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callConstructor(java.util.Date.class)
        .orShould()
        .callMethodWhere(
            target(owner(JavaClass.Predicates.assignableTo(java.util.Calendar.class)))
                .and(target(nameMatching("getInstance"))))
        .because(
            "the database owns time that crosses nodes; other time comes from a java.time.Clock")
        .allowEmptyShould(true)
        .check(Product.NODE);
  }

  @Test
  void onlyMainEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(MAIN)
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .because("a node stops in order: no new sends, drain, deregister, then the process")
        .allowEmptyShould(true)
        .check(Product.NODE);
  }

  /** Read from the source: in bytecode, every try-with-resources catches Throwable too. */
  @Test
  void onlyGuardedJobCatchesThrowable() throws IOException {
    assertThat(sources())
        .as("source files of jobs and scheduler")
        .isNotEmpty()
        .filteredOn(source -> CATCHES_ANYTHING.matcher(read(source)).find())
        .as("files that catch Throwable or Error; only jobs.quartz.GuardedJob may")
        .allMatch(source -> source.endsWith("io/sendonce/jobs/quartz/GuardedJob.java"));
  }

  private static DescribedPredicate<JavaCall<?>> readsTheTimeWithoutAClock() {
    return DescribedPredicate.describe(
        "now() of java.time without a Clock",
        call ->
            call.getTargetOwner().getPackageName().startsWith("java.time")
                && call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class)));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> jobs = Files.walk(Path.of("../jobs/src/main/java"));
        Stream<Path> scheduler = Files.walk(Path.of("src/main/java"))) {
      return Stream.concat(jobs, scheduler)
          .filter(file -> file.toString().endsWith(".java"))
          .toList();
    }
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + source, unreadable);
    }
  }
}
