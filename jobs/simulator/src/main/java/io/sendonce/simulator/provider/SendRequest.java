package io.sendonce.simulator.provider;

/**
 * A message the provider was asked to send and found in order.
 *
 * @param account the sending account
 * @param person the receiver's provider id
 * @param text the text
 * @param request the number of the HTTP request that asked
 */
public record SendRequest(String account, String person, String text, long request) {}
