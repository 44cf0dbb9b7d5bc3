package io.sendonce.jobs.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.provider.AccountHealth;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.provider.OutboundMessage;
import io.sendonce.jobs.provider.ReadBack;
import io.sendonce.jobs.provider.ReadBackQuery;
import io.sendonce.jobs.provider.SendOutcome;
import io.sendonce.jobs.provider.SendPermit;
import io.sendonce.jobs.testdata.QueueDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountsTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofHours(24);

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private long account;

  @BeforeEach
  void oneAccount() {
    account = database.account("account");
  }

  @Test
  void aPauseIsKeptWithItsReasonAndItsEnd() {
    accounts().pause(account, Pause.lasting(HOUR, "limit"));
    assertThat(pause()).containsExactly("at_time: limit");
    assertThat(endsIn("paused_until", HOUR)).isTrue();
    assertThat(database.strings("SELECT (paused_at <= now())::text FROM linkedin_accounts"))
        .containsExactly("true");
  }

  @Test
  void aPauseIsLengthenedAndNeverShortened() {
    accounts().pause(account, Pause.lasting(DAY, "long"));
    accounts().pause(account, Pause.lasting(HOUR, "short"));
    assertThat(pause()).containsExactly("at_time: long");
    accounts().pause(account, Pause.lasting(DAY.plus(HOUR), "longer"));
    assertThat(pause()).containsExactly("at_time: longer");
  }

  @Test
  void aPauseThatIsOverIsReplacedByAnyOther() {
    accounts().pause(account, Pause.lasting(Duration.ofSeconds(-1), "over"));
    accounts().pause(account, Pause.lasting(HOUR, "new"));
    assertThat(pause()).containsExactly("at_time: new");
  }

  @Test
  void aPersonsPauseIsNotWeakened() {
    accounts().pause(account, Pause.untilAPersonResumes("restricted"));
    accounts().pause(account, Pause.lasting(DAY, "limit"));
    accounts().pause(account, Pause.untilOk("disconnected"));
    assertThat(pause()).containsExactly("by_person: restricted");
  }

  @Test
  void anyPauseGivesWayToAPersons() {
    accounts().pause(account, Pause.untilOk("disconnected"));
    accounts().pause(account, Pause.untilAPersonResumes("restricted"));
    assertThat(pause()).containsExactly("by_person: restricted");
  }

  @Test
  void anAccountThatIsDisconnectedDuringALongPauseIsNotFreedByItsConnection() {
    accounts().pause(account, Pause.lasting(DAY, "limit"));
    accounts().pause(account, Pause.untilOk("disconnected"));
    assertThat(pause()).containsExactly("when_ok: disconnected");
    assertThat(accounts().resumeHealthy(provider(new AccountHealth.Ok()))).containsExactly(account);
    assertThat(endsIn("next_send_at", DAY)).isTrue();
  }

  @Test
  void aLongPauseOfADisconnectedAccountIsNotForgotten() {
    accounts().pause(account, Pause.untilOk("disconnected"));
    accounts().pause(account, Pause.lasting(DAY, "limit"));
    assertThat(pause()).containsExactly("when_ok: disconnected");
    assertThat(endsIn("next_send_at", DAY)).isTrue();
  }

  @Test
  void onlyAccountsThatWaitForTheirConnectionAndHaveItResume() {
    long byPerson = database.account("by-person");
    accounts().pause(account, Pause.untilOk("disconnected"));
    accounts().pause(byPerson, Pause.untilAPersonResumes("restricted"));
    assertThat(accounts().resumeHealthy(provider(new AccountHealth.NotOk("CREDENTIALS"))))
        .isEmpty();
    assertThat(accounts().resumeHealthy(provider(new AccountHealth.NotKnown("HTTP 500"))))
        .isEmpty();
    assertThat(accounts().resumeHealthy(provider(new AccountHealth.Ok()))).containsExactly(account);
    assertThat(pause()).containsExactly("by_person: restricted");
  }

  @Test
  void aQuietAccountIsNotPausedAndNeverQuietForLess() {
    accounts().keepQuiet(account, HOUR);
    accounts().keepQuiet(account, Duration.ofSeconds(1));
    assertThat(endsIn("next_send_at", HOUR)).isTrue();
    assertThat(pause()).isEmpty();
  }

  @Test
  void everythingIsPausedAndNeverForLess() {
    accounts().pauseEverything(Pause.lasting(DAY, "outage"));
    accounts().pauseEverything(Pause.lasting(HOUR, "outage again"));
    assertThat(switchState()).containsExactly("at_time: outage");
    accounts().pauseEverything(Pause.untilAPersonResumes("key refused"));
    accounts().pauseEverything(Pause.lasting(DAY, "outage"));
    assertThat(switchState()).containsExactly("by_person: key refused");
  }

  @Test
  void thereIsOneSwitch() {
    assertThat(database.refusal("INSERT INTO send_switch DEFAULT VALUES").message())
        .contains("send_switch_pkey");
    assertThat(database.refusal("INSERT INTO send_switch (only_row) VALUES (false)").message())
        .contains("send_switch_only_row_check");
  }

  private Accounts accounts() {
    return new Accounts(database.statements());
  }

  private List<String> pause() {
    return database.strings(
        "SELECT resumes || ': ' || pause_reason FROM linkedin_accounts WHERE paused_at IS NOT NULL");
  }

  private List<String> switchState() {
    return database.strings("SELECT resumes || ': ' || pause_reason FROM send_switch");
  }

  private boolean endsIn(String column, Duration length) {
    return database.value(
        Boolean.class,
        "SELECT "
            + column
            + " BETWEEN now() + CAST(? AS interval) - interval '1 min' AND now() + CAST(? AS interval)"
            + " FROM linkedin_accounts WHERE id = "
            + account,
        length.toString(),
        length.toString());
  }

  private static MessagingProvider provider(AccountHealth health) {
    return new MessagingProvider() {
      @Override
      public SendOutcome send(OutboundMessage message, SendPermit permit) {
        throw new AssertionError("nothing is sent here");
      }

      @Override
      public ReadBack readBack(ReadBackQuery query) {
        throw new AssertionError("nothing is read here");
      }

      @Override
      public AccountHealth accountHealth(String providerAccountId) {
        return health;
      }

      @Override
      public Duration longestRead() {
        return Duration.ofSeconds(20);
      }
    };
  }
}
