package io.sendonce.jobs.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plan and actual are told by day, in the reader's zone. */
class CampaignPlanTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  @Test
  void whatIsDueAndNeitherSentNorEndedIsBehind() {
    LocalDate day = LocalDate.of(2026, 12, 1);
    assertThat(new CampaignPlan(List.of()).sentence()).isEqualTo("It has no messages.");
    assertThat(new CampaignPlan(List.of(new CampaignPlan.Day(day, 9, 0, 0, 0))).sentence())
        .isEqualTo("Nothing was planned up to now; the first day is 2026-12-01.");
    assertThat(
            new CampaignPlan(
                    List.of(
                        new CampaignPlan.Day(day, 9, 3, 9, 1),
                        new CampaignPlan.Day(day.plusDays(1), 9, 4, 2, 0)))
                .sentence())
        .isEqualTo("Of 11 planned up to now 7 were sent and 1 ended without; behind the plan: 3.");
    assertThat(new CampaignPlan(List.of(new CampaignPlan.Day(day, 9, 9, 9, 0))).sentence())
        .isEqualTo("Of 9 planned up to now 9 were sent; nothing is behind the plan.");
  }

  @Test
  void aDayBeginsWhereTheReaderIs() {
    long campaign = database.campaign("spring");
    long account = database.account("acc-1");
    for (int i = 0; i < 4; i++) {
      database.enqueue(campaign, database.prospect(campaign, "p-" + i), account, 1);
    }
    database.forge(
        """
        UPDATE send_queue SET scheduled_for = '2026-11-01T23:30:00Z', status_at = '2026-11-03T12:00:00Z',
          status = (ARRAY['sent', 'failed', 'pending', 'pending'])[id];
        UPDATE send_queue SET scheduled_for = '2999-01-01T12:00:00Z' WHERE id = 4
        """);
    CampaignPlan plan = new QueueStatus(database.statements()).plan(campaign, PARIS);
    assertThat(plan.days())
        .containsExactly(
            new CampaignPlan.Day(LocalDate.of(2026, 11, 2), 3, 0, 3, 1),
            new CampaignPlan.Day(LocalDate.of(2026, 11, 3), 0, 1, 0, 0),
            new CampaignPlan.Day(LocalDate.of(2999, 1, 1), 1, 0, 0, 0));
    assertThat(plan.behind()).isOne();
  }
}
