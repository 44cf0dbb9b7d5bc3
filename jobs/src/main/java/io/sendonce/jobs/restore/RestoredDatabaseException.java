package io.sendonce.jobs.restore;

/** The database is not the one it was; nothing may be sent from it until that is noted. */
public final class RestoredDatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String how;

  /**
   * @param how one short phrase
   * @param cause what the database said
   */
  public RestoredDatabaseException(String how, Throwable cause) {
    super("the database was restored: " + how, cause);
    this.how = how;
  }

  /** By what it was noticed, as one short phrase. */
  public String how() {
    return how;
  }
}
