package io.sendonce.demo.verdict;

import org.jspecify.annotations.Nullable;

/**
 * A message that somebody wanted sent, and how the queue says it ended.
 *
 * @param queueId its row
 * @param target whom, from which account, with which text
 * @param status of the row
 * @param reason of that status, if it has one
 * @param messageId the provider's id of the message, if the queue knows one
 */
public record Intent(
    long queueId,
    Target target,
    String status,
    @Nullable String reason,
    @Nullable String messageId) {

  /**
   * What makes two deliveries the same message to a person.
   *
   * @param account the sending account, by the provider's id
   * @param person the receiver, by the provider's id
   * @param textSha256 hex SHA-256 of the text
   */
  public record Target(String account, String person, String textSha256) {

    static Target of(Delivery delivery) {
      return new Target(delivery.account(), delivery.person(), delivery.textSha256());
    }
  }
}
