package io.sendonce.scheduler.wiring;

/** This program's version, from its jar. */
final class Version {

  private Version() {}

  static String ofThisProgram() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }
}
