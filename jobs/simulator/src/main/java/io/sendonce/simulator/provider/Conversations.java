package io.sendonce.simulator.provider;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The provider's copy of all conversations. */
public final class Conversations {
  private final Map<String, Dialogue> dialogues = new ConcurrentHashMap<>();
  private final Map<String, String> chatIdsAtLinkedIn = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> chatIdsByPerson = new ConcurrentHashMap<>();
  private final Map<String, Message> messages = new ConcurrentHashMap<>();
  private final AtomicLong order = new AtomicLong();

  /** The chat of that id, the provider's or LinkedIn's, or null. */
  public @Nullable Chat chat(String id) {
    Dialogue dialogue = dialogues.get(chatIdsAtLinkedIn.getOrDefault(id, id));
    return dialogue == null ? null : dialogue.chat();
  }

  /** The message of that id, or null. */
  public @Nullable Message message(String id) {
    return messages.get(id);
  }

  /** Chats that have a readable message, in no order. */
  public List<Chat> chats(Predicate<Message> readable) {
    return dialogues.values().stream()
        .filter(dialogue -> dialogue.messages().stream().anyMatch(readable))
        .map(Dialogue::chat)
        .toList();
  }

  /** The chats with people of these provider ids or attendee ids. */
  public List<Chat> chatsWith(Collection<String> ids) {
    return ids.stream()
        .flatMap(id -> chatIdsByPerson.getOrDefault(id, Set.of()).stream())
        .distinct()
        .flatMap(id -> Stream.ofNullable(chat(id)))
        .toList();
  }

  /** The chat's messages, newest first. */
  public List<Message> messagesOf(Chat chat) {
    Dialogue dialogue = dialogues.get(chat.id());
    return dialogue == null
        ? List.of()
        : dialogue.messages().stream().sorted(Message.NEWEST_FIRST).toList();
  }

  Message add(
      Chat chat,
      String id,
      Instant at,
      Instant storedAt,
      boolean fromAccount,
      @Nullable String text) {
    Message message =
        new Message(id, at, order.incrementAndGet(), storedAt, chat, fromAccount, text);
    messages.put(id, message);
    dialogues.computeIfAbsent(chat.id(), any -> new Dialogue(chat)).add(message);
    chatIdsAtLinkedIn.put(chat.providerId(), chat.id());
    chatIdsOf(chat.person()).add(chat.id());
    chatIdsOf(chat.attendeeId()).add(chat.id());
    return message;
  }

  private Set<String> chatIdsOf(String person) {
    return chatIdsByPerson.computeIfAbsent(person, any -> ConcurrentHashMap.newKeySet());
  }

  private static final class Dialogue {
    private final Chat chat;
    private final List<Message> messages = new ArrayList<>();

    Dialogue(Chat chat) {
      this.chat = chat;
    }

    Chat chat() {
      return chat;
    }

    synchronized void add(Message message) {
      messages.add(message);
    }

    synchronized List<Message> messages() {
      return List.copyOf(messages);
    }
  }
}
