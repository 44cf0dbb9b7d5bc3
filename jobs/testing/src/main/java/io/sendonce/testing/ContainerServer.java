package io.sendonce.testing;

import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container, where Docker answers. */
final class ContainerServer implements PostgresServer {

  private final PostgreSQLContainer container;

  private ContainerServer(PostgreSQLContainer container) {
    this.container = container;
  }

  static ContainerServer start() {
    PostgreSQLContainer container =
        new PostgreSQLContainer("postgres:" + System.getProperty("test.postgres.version", "18"))
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=200");
    container.start();
    return new ContainerServer(container);
  }

  @Override
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
        .formatted(
            container.getHost(),
            container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            database,
            container.getUsername(),
            container.getPassword());
  }

  @Override
  public void close() {
    container.stop();
  }
}
