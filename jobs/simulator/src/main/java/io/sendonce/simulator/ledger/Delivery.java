package io.sendonce.simulator.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message that reached one person: one line of the ledger.
 *
 * @param sequence 1 for the first delivery of the file, then without gaps
 * @param at when the provider took the message over, by the simulator's clock
 * @param account the sending account's id
 * @param person the receiver's provider id
 * @param chat the chat it went into
 * @param message the provider's id of the message
 * @param textSha256 hex SHA-256 of the text as UTF-8
 * @param textLength length of the text in UTF-16 units, as {@link String#length()} counts
 * @param text the text, or null where the ledger keeps no texts
 * @param request number of the HTTP request that asked for it, counted from the simulator's start
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Delivery(
    @JsonProperty("sequence") long sequence,
    @JsonProperty("at") Instant at,
    @JsonProperty("account_id") String account,
    @JsonProperty("person") String person,
    @JsonProperty("chat_id") String chat,
    @JsonProperty("message_id") String message,
    @JsonProperty("text_sha256") String textSha256,
    @JsonProperty("text_length") int textLength,
    @JsonProperty("text") @Nullable String text,
    @JsonProperty("request") long request) {

  /** Refuses a line that lacks what a verdict needs. */
  public Delivery {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(account, "account_id");
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(chat, "chat_id");
    Objects.requireNonNull(message, "message_id");
    Objects.requireNonNull(textSha256, "text_sha256");
  }

  /** Hex SHA-256 of a text as UTF-8, the form in which the ledger names texts. */
  public static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What makes two deliveries the same message to a person: account, person and text. */
  public Intent intent() {
    return new Intent(account, person, textSha256);
  }

  /**
   * Account, person and text: a person who has two deliveries of one intent got the message twice.
   *
   * @param account the sending account's id
   * @param person the receiver's provider id
   * @param textSha256 hex SHA-256 of the text
   */
  public record Intent(
      @JsonProperty("account_id") String account,
      @JsonProperty("person") String person,
      @JsonProperty("text_sha256") String textSha256) {}
}
