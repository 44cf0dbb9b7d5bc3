package io.sendonce.scheduler.config;

import java.util.List;
import java.util.Optional;

/**
 * Where and from whom this node takes what the provider tells by itself.
 *
 * @param isEnabled whether it does at all
 * @param address where it listens
 * @param path where on that server it is posted to
 * @param sender who is heard
 */
public record WebhookSettings(boolean isEnabled, Address address, String path, Sender sender) {

  /** Refuses what the rules of {@code webhook.*} forbid. */
  public WebhookSettings {
    Keys.WEBHOOK_PATH.require(path);
    missingSecret(isEnabled, sender.secret())
        .ifPresent(
            sentence -> {
              throw new IllegalArgumentException(Keys.WEBHOOK_ENABLED.key() + " " + sentence);
            });
  }

  /** What is wrong with a webhook that anybody could use, as the end of a sentence. */
  static Optional<String> missingSecret(boolean isEnabled, Secret secret) {
    return isEnabled && secret.value().isEmpty()
        ? Optional.of(
            "= true needs webhook.secret: set it here or as "
                + Setting.variable(Keys.WEBHOOK_SECRET.key()))
        : Optional.empty();
  }

  /**
   * Where the server listens.
   *
   * @param host a name or number of this machine
   */
  public record Address(String host, int port) {

    /** Refuses what the rules of its keys forbid. */
    public Address {
      Keys.WEBHOOK_ADDRESS.require(host);
      Keys.WEBHOOK_PORT.require(port);
    }
  }

  /**
   * Whose posts are believed.
   *
   * @param header the header that carries the secret
   * @param secret one, or two while it is being changed, separated by a comma
   */
  public record Sender(String header, Secret secret) {

    /** Refuses what the rules of its keys forbid. */
    public Sender {
      Keys.WEBHOOK_HEADER.require(header);
      Keys.WEBHOOK_SECRET.require(secret);
    }

    /** Each secret that is accepted; none where nobody set one. */
    public List<String> secrets() {
      return secret.value().isEmpty() ? List.of() : List.of(secret.value().split(",", -1));
    }
  }
}
