package io.sendonce.simulator.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of messages, newest first.
 *
 * @param messages the messages
 * @param next where the next part begins, or null after the last
 */
public record MessagePage(List<Message> messages, MessageQuery.@Nullable Position next) {
  static MessagePage of(List<Message> wanted, int limit) {
    if (wanted.size() <= limit) {
      return new MessagePage(wanted, null);
    }
    List<Message> messages = wanted.subList(0, limit);
    return new MessagePage(messages, MessageQuery.Position.of(messages.get(limit - 1)));
  }
}
