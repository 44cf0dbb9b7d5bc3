package io.sendonce.scheduler.store;

import java.sql.SQLException;
import org.quartz.JobPersistenceException;

/**
 * A change of the store as a whole.
 *
 * @param <T> what it finds out
 */
@FunctionalInterface
public interface StoreWork<T> {

  /**
   * Does the work; nothing of it stays when this throws.
   *
   * @param session good until this returns
   * @throws JobPersistenceException if the store refused something
   * @throws SQLException if the database did
   */
  T in(StoreSession session) throws JobPersistenceException, SQLException;
}
