package io.sendonce.simulator.http;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * A webhook as somebody registered it.
 *
 * @param url where to post
 * @param headers sent with every post
 * @param accounts the accounts it is about; none means all
 * @param isFiring whether it is enabled and hears of messages
 */
record Webhook(
    String id, URI url, Map<String, String> headers, Set<String> accounts, boolean isFiring) {
  Webhook {
    headers = Map.copyOf(headers);
    accounts = Set.copyOf(accounts);
  }

  boolean hears(String account) {
    return isFiring && (accounts.isEmpty() || accounts.contains(account));
  }
}
