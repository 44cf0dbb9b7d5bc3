package io.sendonce.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.testdata.Messages;
import io.sendonce.jobs.testdata.QueueDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Windows are in the account's zone, not the session's, and survive its changes of clock (F10, F26,
 * F27).
 */
class WindowTest {

  private static final String TODAY_THERE =
      "UPDATE linkedin_accounts SET window_from = '00:00', window_to = '24:00',"
          + " window_days = ARRAY[extract(isodow FROM now() AT TIME ZONE time_zone)::int %s]";

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private final Messages messages = new Messages(database);

  @ParameterizedTest
  @CsvSource({"Pacific/Kiritimati", "Pacific/Pago_Pago"})
  void aMessageGoesOutWhenItsAccountsDayAllowsIt(String zone) {
    // At every instant it is another day of the week in these two zones.
    long id = database.enqueueAnywhere("a");
    database.run("UPDATE linkedin_accounts SET time_zone = ?", zone);
    database.run(TODAY_THERE.formatted("% 7 + 1"));
    assertThat(messages.claimIds()).isEmpty();
    database.run(TODAY_THERE.formatted(""));
    assertThat(messages.claimIds()).containsExactly(id);
  }

  @Test
  void aClosedWindowHoldsItsAccountAndNoOther() {
    database.enqueueAnywhere("held");
    long free = database.enqueueAnywhere("free");
    String otherHalfOfTheDay =
        "UPDATE linkedin_accounts SET window_from = h, window_to = h + interval '11 h' FROM (SELECT"
            + " CASE WHEN localtime AT TIME ZONE 'UTC' < '12:00' THEN time '12:30' ELSE '00:00' END AS h) AS x WHERE id = 1";
    database.run("SET LOCAL timezone = 'UTC'; " + otherHalfOfTheDay);
    assertThat(messages.claimIds()).containsExactly(free);
  }

  /** The window is 09:00 to 17:00, Monday to Friday, in Paris. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Tuesday before, at, inside, at the end
          2026-06-02 06:59:59Z | 2026-06-02 07:00:00Z
          2026-06-02 07:00:00Z | 2026-06-02 07:00:00Z
          2026-06-02 14:59:59Z | 2026-06-02 14:59:59Z
          2026-06-02 15:00:00Z | 2026-06-03 07:00:00Z
          # Friday evening waits for Monday
          2026-06-05 15:00:00Z | 2026-06-08 07:00:00Z
          # in winter an hour later
          2026-12-01 07:59:00Z | 2026-12-01 08:00:00Z
          # over the weekends on which the clocks change
          2026-03-27 17:00:00Z | 2026-03-30 07:00:00Z
          2026-10-23 17:00:00Z | 2026-10-26 08:00:00Z
          """)
  void aWindowOpensAtTheNextTimeItsDaysAdmit(String at, String opens) {
    assertThat(opensAt("Europe/Paris", "09:00", "17:00", "{1,2,3,4,5}", at)).isEqualTo(opens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # 29 March 2026, 02:00 to 03:00 is not there: 02:30 is what the clock calls 03:30
          02:30 | 05:00 | 2026-03-29 00:00:00Z | 2026-03-29 01:30:00Z
          02:30 | 05:00 | 2026-03-29 02:00:00Z | 2026-03-29 02:00:00Z
          01:00 | 02:30 | 2026-03-29 01:15:00Z | 2026-03-29 01:15:00Z
          # a window that the gap turns round is empty on that day
          02:30 | 03:10 | 2026-03-29 00:30:00Z | 2026-03-30 00:30:00Z
          # 25 October 2026, 02:00 to 03:00 is there twice: a window of that hour opens once
          02:15 | 02:45 | 2026-10-24 23:00:00Z | 2026-10-25 01:15:00Z
          02:15 | 02:45 | 2026-10-25 00:20:00Z | 2026-10-25 01:15:00Z
          02:15 | 02:45 | 2026-10-25 01:45:00Z | 2026-10-26 01:15:00Z
          # and one around it stays open through both
          01:00 | 04:00 | 2026-10-25 00:30:00Z | 2026-10-25 00:30:00Z
          01:00 | 04:00 | 2026-10-25 01:30:00Z | 2026-10-25 01:30:00Z
          01:00 | 24:00 | 2026-10-25 22:59:59Z | 2026-10-25 22:59:59Z
          """)
  void aWindowSurvivesTheChangeOfClocks(String from, String to, String at, String opens) {
    assertThat(opensAt("Europe/Paris", from, to, "{1,2,3,4,5,6,7}", at)).isEqualTo(opens);
  }

  @Test
  void withoutAWindowEveryTimeWillDo() {
    assertThat(opensAt("Asia/Kolkata", null, null, "{1}", "2026-06-07 01:00:00Z"))
        .isEqualTo("2026-06-07 01:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Europe/Paris   | 2026-06-02 21:59:59Z | 2026-06-01 22:00:00Z
          Europe/Paris   | 2026-06-02 22:00:00Z | 2026-06-02 22:00:00Z
          # days of 23 and of 25 hours
          Europe/Paris   | 2026-03-29 21:59:59Z | 2026-03-28 23:00:00Z
          Europe/Paris   | 2026-10-25 22:59:59Z | 2026-10-24 22:00:00Z
          # midnight is not there: Cairo, 24 April 2026
          Africa/Cairo   | 2026-04-24 12:00:00Z | 2026-04-23 22:00:00Z
          # midnight is there twice, and the day begins with the first: Havana, 1 November 2026
          America/Havana | 2026-11-01 12:00:00Z | 2026-11-01 04:00:00Z
          America/Havana | 2026-11-01 04:30:00Z | 2026-11-01 04:00:00Z
          America/Havana | 2026-11-01 05:30:00Z | 2026-11-01 04:00:00Z
          America/Havana | 2026-11-01 03:59:59Z | 2026-10-31 04:00:00Z
          Asia/Kathmandu | 2026-06-02 18:14:59Z | 2026-06-01 18:15:00Z
          """)
  void aDayBeginsAtItsFirstMidnightInTheAccountsZone(String zone, String at, String began) {
    database.account("a");
    database.run("UPDATE linkedin_accounts SET time_zone = ?", zone);
    assertThat(utc("(SELECT day_began_at(a, CAST(? AS timestamptz)) FROM linkedin_accounts a)", at))
        .isEqualTo(began);
  }

  @ParameterizedTest
  @CsvSource({"UTC+3", "Europe/Pariss", "''", "EST5EDT4"})
  void aZoneThatIsNoNameIsRefused(String zone) {
    assertThat(
            database
                .refusal(
                    "INSERT INTO linkedin_accounts (provider_account_id, time_zone) VALUES ('a', ?)",
                    zone)
                .message())
        .isEqualTo(
            "linkedin_accounts.time_zone must be a time zone PostgreSQL knows, such as Europe/Paris, not \"%s\""
                .formatted(zone));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          window_from = '22:00', window_to = '06:00'
          window_from = '22:00'
          window_days = '{0}'
          window_days = '{}'
          """)
  void aWindowThatCannotBeIsRefused(String change) {
    database.account("a");
    assertThat(database.refusal("UPDATE linkedin_accounts SET " + change).message())
        .startsWith("new row for relation \"linkedin_accounts\" violates check constraint");
  }

  private String opensAt(
      String zone, @Nullable String from, @Nullable String to, String days, String at) {
    database.account("a");
    database.run(
        "UPDATE linkedin_accounts SET time_zone = ?, window_from = CAST(? AS time), window_to = CAST(? AS time),"
            + " window_days = CAST(? AS int[])",
        zone,
        from,
        to,
        days);
    return utc("(SELECT window_opens_at(a, CAST(? AS timestamptz)) FROM linkedin_accounts a)", at);
  }

  private String utc(String time, String value) {
    return database.value(
        String.class,
        "SELECT to_char(" + time + " AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS\"Z\"')",
        value);
  }
}
