package io.sendonce.jobs.alerts.channel;

import java.util.List;
import java.util.Optional;

/**
 * Which ways there are beside the log.
 *
 * @param webhook where alerts are posted to
 * @param mail whom they are mailed to
 * @param heartbeatUrl what hears of every complete look; empty for nobody
 * @param consoleUrl the console's address as people outside have it; empty if they have none
 */
public record ChannelSettings(
    Optional<Webhook> webhook, Optional<Mail> mail, String heartbeatUrl, String consoleUrl) {

  /** The log alone. */
  public static final ChannelSettings LOG_ONLY =
      new ChannelSettings(Optional.empty(), Optional.empty(), "", "");

  /**
   * A receiver of posts.
   *
   * @param url http or https
   * @param secret what each post is signed with
   */
  public record Webhook(String url, String secret) {

    /** Leaves both out: an address may hold a key. */
    @Override
    public String toString() {
      return "Webhook[***]";
    }
  }

  /**
   * A mail server and the mails' addresses.
   *
   * @param user who signs in; empty for nobody
   * @param from one address
   * @param to one or more addresses
   */
  public record Mail(
      String host,
      int port,
      Security security,
      String user,
      String password,
      String from,
      List<String> to) {

    /** Copies what can change. */
    public Mail {
      to = List.copyOf(to);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
      return "Mail[" + host + ":" + port + "]";
    }
  }

  /** How the way to the mail server is kept secret. */
  public enum Security {
    /** In the clear at first; nothing is said before TLS has begun. */
    STARTTLS,
    /** From the first byte on. */
    TLS,
    /** Not at all. */
    NONE
  }
}
