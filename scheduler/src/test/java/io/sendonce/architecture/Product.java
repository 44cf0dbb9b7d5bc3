package io.sendonce.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes the rules speak of, read once. */
final class Product {

  static final String JOBS = "io.sendonce.jobs..";
  static final String SCHEDULER = "io.sendonce.scheduler..";

  /** What a node runs: main code of jobs and scheduler. */
  static final JavaClasses NODE = read("io.sendonce.jobs", "io.sendonce.scheduler");

  /**
   * All of our main code that this module sees: the node's, the simulator's and the test support.
   */
  static final JavaClasses EVERYTHING = read("io.sendonce");

  private Product() {}

  private static JavaClasses read(String... packages) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(packages);
  }
}
