package io.sendonce.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.command.CommandRig.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EnqueueCommandTest {

  private static final String COLUMNS = "campaign,account,provider_id,step,message,scheduled_for\n";

  @RegisterExtension final CommandRig rig = CommandRig.migrated();

  @BeforeEach
  void aCampaignAndAnAccount() {
    rig.sql("INSERT INTO campaigns (name) VALUES ('spring')");
    rig.sql("INSERT INTO linkedin_accounts (provider_account_id) VALUES ('acc-1')");
  }

  @Test
  void aFileIsQueuedOnce() {
    String file =
        rig.write("a.csv", COLUMNS + "spring,acc-1,ada,1,Hello,\nspring,acc-1,bob,1,Hi,\n")
            .toString();
    assertThat(rig.run("enqueue", file, "--dry-run"))
        .isEqualTo(
            new Answer(
                0,
                """
                config/a.csv: 2 read = 2 to queue + 0 already known + 0 rejected
                dry run: nothing was queued
                """,
                ""));
    assertThat(rig.run("enqueue", file))
        .isEqualTo(
            new Answer(0, "config/a.csv: 2 read = 2 queued + 0 already known + 0 rejected\n", ""));
    assertThat(rig.run("enqueue", file).out())
        .isEqualTo("config/a.csv: 2 read = 0 queued + 2 already known + 0 rejected\n");
    assertThat(rig.number("SELECT count(*) FROM send_queue")).isEqualTo(2);
  }

  @Test
  void rejectedRowsAreListedAndNoTextIsShown() {
    String file =
        rig.write(
                "a.csv",
                COLUMNS + "spring,acc-1,ada,1,secret words,\nsprnig,acc-1,bob,0,secret words,\n")
            .toString();
    assertThat(rig.run("enqueue", file))
        .isEqualTo(
            new Answer(
                1,
                "",
                """
                config/a.csv: nothing was queued, because rows were rejected:
                  row 3: campaign must be the code of a campaign, and there is no sprnig
                config/a.csv: 2 read = 1 to queue + 0 already known + 1 rejected
                """));
    assertThat(rig.number("SELECT count(*) FROM send_queue")).isZero();
  }

  @Test
  void wrongColumnsAreNamedWithTheOnesThatWereMeant() {
    String file =
        rig.write("a.csv", "campain,account,provider_id,step,mesage,scheduled_for\n").toString();
    assertThat(rig.run("enqueue", file))
        .isEqualTo(
            new Answer(
                1,
                "",
                """
                config/a.csv: nothing was queued: row 1 must name the columns
                  campain is no column; did you mean campaign?
                  mesage is no column; did you mean message?
                  a column campaign_id or campaign is missing
                  a column message is missing
                """));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThat(rig.run("enqueue", "nowhere.csv"))
        .isEqualTo(new Answer(1, "", "nowhere.csv: it is not there\n"));
  }
}
