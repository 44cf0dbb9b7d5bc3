package io.sendonce.jobs.accounts;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.MessagingProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pauses and resumes. Safe for use by many threads. */
public final class Accounts {

  private final Database database;

  /**
   * The accounts in a database.
   *
   * @param database where they are
   */
  public Accounts(Database database) {
    this.database = database;
  }

  /**
   * Pauses one account, unless it is paused for longer already.
   *
   * @param accountId the row in {@code linkedin_accounts}
   * @param pause until when and why
   */
  public void pause(long accountId, Pause pause) {
    database.update(
        "accounts/pause_account",
        update ->
            update
                .bind("accountId", accountId)
                .bind("resumes", pause.resumes().column())
                .bind("wait", pause.lengthText())
                .bind("reason", pause.reason()));
  }

  /**
   * Pauses everything, unless it is paused for longer already.
   *
   * @param pause until when and why; a pause of everything never ends with an account's health
   */
  public void pauseEverything(Pause pause) {
    database.update(
        "accounts/pause_everything",
        update ->
            update
                .bind("resumes", pause.resumes().column())
                .bind("wait", pause.lengthText())
                .bind("reason", pause.reason()));
  }

  /**
   * Keeps an account quiet for a while, without pausing it.
   *
   * @param accountId the row in {@code linkedin_accounts}
   * @param wait for how long at least
   */
  public void keepQuiet(long accountId, Duration wait) {
    database.update(
        "accounts/space_account",
        update -> update.bind("accountId", accountId).bind("wait", wait.toString()));
  }

  /**
   * Resumes the accounts that wait for the provider's connection and have it again.
   *
   * @param provider is asked about each
   * @return the ids of the accounts that resumed
   */
  public List<Long> resumeHealthy(MessagingProvider provider) {
    List<WaitingAccount> waiting =
        database.query(
            "accounts/waiting_for_health",
            query -> query.map(Database.rows(WaitingAccount.class)).list());
    List<Long> resumed = new ArrayList<>();
    for (WaitingAccount account : waiting) {
      if (provider.accountHealth(account.providerAccountId()) instanceof AccountHealth.Ok
          && database.update(
                  "accounts/resume_account", update -> update.bind("accountId", account.id()))
              == 1) {
        resumed.add(account.id());
      }
    }
    return resumed;
  }

  /** An account that resumes once it is connected. */
  record WaitingAccount(long id, String providerAccountId) {}
}
