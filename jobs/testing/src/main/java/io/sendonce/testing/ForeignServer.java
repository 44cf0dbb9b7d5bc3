package io.sendonce.testing;

/** A server that somebody else runs, named by a JDBC URL whose user may create databases. */
final class ForeignServer implements PostgresServer {

  private final String beforeDatabase;
  private final String afterDatabase;

  private ForeignServer(String beforeDatabase, String afterDatabase) {
    this.beforeDatabase = beforeDatabase;
    this.afterDatabase = afterDatabase;
  }

  static ForeignServer at(String jdbcUrl) {
    if (!jdbcUrl.startsWith("jdbc:postgresql://")) {
      throw new IllegalArgumentException(
          "test.postgres must be embedded, testcontainers or jdbc:postgresql://host/database?..., not "
              + jdbcUrl);
    }
    int question = jdbcUrl.indexOf('?');
    int end = question < 0 ? jdbcUrl.length() : question;
    return new ForeignServer(
        jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/', end) + 1), jdbcUrl.substring(end));
  }

  @Override
  public String jdbcUrl(String database) {
    return beforeDatabase + database + afterDatabase;
  }

  @Override
  public void close() {
    // It was not started here.
  }
}
