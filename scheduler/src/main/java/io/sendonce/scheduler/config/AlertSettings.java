package io.sendonce.scheduler.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is worth an alert, and who is told.
 *
 * @param repeat after what time a critical alert is told again
 * @param webhook where alerts are posted to
 * @param mail whom they are mailed to
 * @param heartbeatUrl what hears of every complete look; empty for nobody
 * @param limits from when on something is worth an alert
 */
public record AlertSettings(
    Duration repeat, Webhook webhook, Mail mail, Secret heartbeatUrl, Limits limits) {

  /** Refuses what the rules of {@code alerts.*} forbid. */
  public AlertSettings {
    Keys.ALERTS_REPEAT.require(repeat);
    Keys.ALERTS_HEARTBEAT_URL.require(heartbeatUrl);
  }

  /** What is wrong with posts that nobody could tell from forged ones, as the end of a sentence. */
  static Optional<String> unsigned(Secret url, Secret secret) {
    return !url.value().isEmpty() && secret.value().isEmpty()
        ? Optional.of(
            " needs alerts.webhook.secret: set it here or as "
                + Setting.variable(Keys.ALERTS_WEBHOOK_SECRET.key()))
        : Optional.empty();
  }

  /** What is wrong with mails from or to nobody, as the end of a sentence. */
  static Optional<String> unaddressed(String host, String from, String to) {
    return !host.isEmpty() && (from.isEmpty() || to.isEmpty())
        ? Optional.of("= %s needs alerts.mail.from and alerts.mail.to".formatted(host))
        : Optional.empty();
  }

  /**
   * Where alerts are posted to.
   *
   * @param url empty for nowhere; kept secret, because such addresses hold keys
   * @param secret what each post is signed with
   */
  public record Webhook(Secret url, Secret secret) {

    /** Refuses what the rules of its keys forbid. */
    public Webhook {
      Keys.ALERTS_WEBHOOK_URL.require(url);
      Keys.ALERTS_WEBHOOK_SECRET.require(secret);
      refuse(Keys.ALERTS_WEBHOOK_URL.key(), unsigned(url, secret));
    }
  }

  /**
   * Whom alerts are mailed to.
   *
   * @param host the mail server; empty for none
   * @param addresses from whom and to whom
   */
  public record Mail(
      String host, int port, MailSecurity security, SignIn signIn, Addresses addresses) {

    /** Refuses what the rules of its keys forbid. */
    public Mail {
      Keys.ALERTS_MAIL_HOST.require(host);
      Keys.ALERTS_MAIL_PORT.require(port);
      refuse(Keys.ALERTS_MAIL_HOST.key(), unaddressed(host, addresses.from(), addresses.to()));
    }

    /**
     * Who signs in to the mail server.
     *
     * @param user empty for nobody
     */
    public record SignIn(String user, Secret password) {

      /** Refuses what the rules of its keys forbid. */
      public SignIn {
        Keys.ALERTS_MAIL_USER.require(user);
        Keys.ALERTS_MAIL_PASSWORD.require(password);
      }
    }

    /**
     * From whom and to whom.
     *
     * @param to one or more, separated by commas
     */
    public record Addresses(String from, String to) {

      /** Refuses what the rules of its keys forbid. */
      public Addresses {
        Keys.ALERTS_MAIL_FROM.require(from);
        Keys.ALERTS_MAIL_TO.require(to);
      }

      /** Each of those who get it. */
      public List<String> recipients() {
        return Arrays.stream(to.split(",", -1)).map(String::strip).toList();
      }
    }
  }

  /**
   * From when on something is worth an alert.
   *
   * @param duplicateWithin the longest time from one message to the next to the same person
   * @param stuckAfter the longest time in flight, unless the lease is longer
   * @param notSendingAfter how long something may be due and allowed without an attempt
   * @param uncertainAfter the longest doubt that is none of a person's business
   * @param accountDownAfter how long the provider may hold an account back that has something due
   * @param clockOffset how far a node's clock may be from the database's
   */
  public record Limits(
      Duration duplicateWithin,
      Duration stuckAfter,
      Duration notSendingAfter,
      Duration uncertainAfter,
      Duration accountDownAfter,
      Duration clockOffset,
      Refusals refusals,
      ReadBack readBack) {

    /** Refuses what the rules of its keys forbid. */
    public Limits {
      Keys.ALERTS_DUPLICATE_WITHIN.require(duplicateWithin);
      Keys.ALERTS_STUCK_AFTER.require(stuckAfter);
      Keys.ALERTS_NOT_SENDING_AFTER.require(notSendingAfter);
      Keys.ALERTS_UNCERTAIN_AFTER.require(uncertainAfter);
      Keys.ALERTS_ACCOUNT_DOWN_AFTER.require(accountDownAfter);
      Keys.ALERTS_CLOCK_OFFSET.require(clockOffset);
    }
  }

  /**
   * How much an account may be refused.
   *
   * @param percent of the last day's requests
   * @param requests with fewer nothing can be said
   */
  public record Refusals(int percent, int requests) {

    /** Refuses what the rules of its keys forbid. */
    public Refusals {
      Keys.ALERTS_REFUSED_PERCENT.require(percent);
      Keys.ALERTS_REFUSED_REQUESTS.require(requests);
    }
  }

  /**
   * How the provider is asked for samples of conversations.
   *
   * @param every how often; zero for never
   * @param conversations how many at once
   */
  public record ReadBack(Duration every, int conversations) {

    /** Refuses what the rules of its keys forbid. */
    public ReadBack {
      Keys.ALERTS_READ_BACK_EVERY.require(every);
      Keys.ALERTS_READ_BACK_CONVERSATIONS.require(conversations);
    }
  }

  private static void refuse(String key, Optional<String> problem) {
    problem.ifPresent(
        sentence -> {
          throw new IllegalArgumentException(key + " " + sentence.strip());
        });
  }
}
