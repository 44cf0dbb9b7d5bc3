package io.sendonce.testing;

/** Chooses and starts the one server of this JVM, and stops it when the JVM ends. */
final class SharedServer {

  static final PostgresServer INSTANCE = start();

  private SharedServer() {}

  private static PostgresServer start() {
    String choice = System.getProperty("test.postgres", "embedded");
    PostgresServer server =
        switch (choice) {
          case "embedded" -> EmbeddedServer.fast();
          case "testcontainers" -> ContainerServer.start();
          default -> ForeignServer.at(choice);
        };
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "postgres-stop"));
    return server;
  }
}
