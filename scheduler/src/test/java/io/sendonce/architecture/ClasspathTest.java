package io.sendonce.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies on a node's classpath: what the distribution's {@code lib/} is filled from. */
class ClasspathTest {

  /**
   * Written by the build (maven-dependency-plugin) before the tests run; all but our own classes.
   */
  private static final Path NODE_CLASSPATH = Path.of("target/node-classpath");

  /** Quartz comes in two artifacts that carry the same classes; whichever loads first would win. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "org/quartz/Scheduler.class",
        "org/quartz/impl/jdbcjobstore/JobStoreTX.class",
        "org/quartz/impl/jdbcjobstore/tables_postgres.sql"
      })
  void aNodeAndTheTestsHaveOneCopyOfQuartz(String resource) throws IOException {
    assertThat(copiesOnANode(resource)).as(resource + " on a node").hasSize(1);
    assertThat(copiesInTheTests(resource)).as(resource + " in the tests").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/sendonce/testing/",
        "io/sendonce/simulator/",
        "io/zonky/test/",
        "org/testcontainers/",
        "org/junit/jupiter/api/Test.class",
        "org/assertj/core/api/Assertions.class"
      })
  void whatTheTestsHaveANodeHasNot(String resource) throws IOException {
    assertThat(copiesInTheTests(resource)).as(resource + " in the tests").isNotEmpty();
    assertThat(copiesOnANode(resource)).as(resource + " on a node").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"io/sendonce/demo/", "mockwebserver3/MockWebServer.class"})
  void aNodeCarriesNoneOfTheOtherModulesParts(String resource) throws IOException {
    assertThat(copiesOnANode(resource)).as(resource + " on a node").isEmpty();
  }

  @Test
  void aNodeCarriesTheMigrations() throws IOException {
    assertThat(copiesOnANode("io/sendonce/sql/migrations/")).hasSize(1);
  }

  private static List<URL> copiesInTheTests(String resource) throws IOException {
    return Collections.list(ClasspathTest.class.getClassLoader().getResources(resource));
  }

  private static List<URL> copiesOnANode(String resource) throws IOException {
    assertThat(NODE_CLASSPATH)
        .as("written by `mvn -pl scheduler -am process-test-resources`")
        .exists();
    List<URL> entries = new ArrayList<>();
    entries.add(Path.of("target/classes").toUri().toURL());
    for (String entry : Files.readString(NODE_CLASSPATH).strip().split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader node =
        new URLClassLoader(entries.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      return Collections.list(node.getResources(resource));
    }
  }
}
