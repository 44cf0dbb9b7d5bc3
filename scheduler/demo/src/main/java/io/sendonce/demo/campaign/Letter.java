package io.sendonce.demo.campaign;

/**
 * One message of the campaign, to an invented person.
 *
 * @param account the sending account, by the provider's id
 * @param person the receiver, by the provider's id
 * @param name the receiver's name
 * @param text what is sent
 */
record Letter(String account, String person, String name, String text) {}
