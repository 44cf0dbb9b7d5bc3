package io.sendonce.simulator.http;

import io.sendonce.simulator.faults.Answer;
import io.sendonce.simulator.faults.Answer.Ids;
import io.sendonce.simulator.faults.Facts;
import io.sendonce.simulator.faults.Faults;
import io.sendonce.simulator.faults.ReadOf;
import io.sendonce.simulator.faults.ReadPlan;
import io.sendonce.simulator.provider.AccountStatus;
import io.sendonce.simulator.provider.Chat;
import io.sendonce.simulator.provider.Message;
import io.sendonce.simulator.provider.MessagePage;
import io.sendonce.simulator.provider.MessageQuery;
import io.sendonce.simulator.provider.Provider;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The calls that read: messages, chats, accounts. */
final class ReadEndpoint {
  private final Provider provider;
  private final Faults faults;
  private final Timers timers;
  private final AtomicLong freshCursors = new AtomicLong();

  ReadEndpoint(Provider provider, Faults faults, Timers timers) {
    this.provider = provider;
    this.faults = faults;
    this.timers = timers;
  }

  void messagesWith(Exchange exchange, String ids, Query query) throws Refusal {
    @Nullable String account = account(query);
    List<String> people = Arrays.asList(ids.split(",", -1));
    exchange.ticket().about(account, ids);
    List<Chat> chats =
        provider.conversations().chatsWith(people).stream()
            .filter(chat -> account == null || chat.account().equals(account))
            .toList();
    String person = chats.isEmpty() ? ids : chats.get(0).person();
    list(exchange, new Facts(account, person, null, ReadOf.MESSAGES), chats, query.messages());
  }

  void messagesOfChat(Exchange exchange, String id, Query query) throws Refusal {
    Chat chat = chat(id);
    exchange.ticket().about(chat.account(), chat.person());
    list(exchange, facts(chat, ReadOf.MESSAGES), List.of(chat), query.messages());
  }

  void message(Exchange exchange, String id) throws Refusal {
    Message message = provider.conversations().message(id);
    if (message == null) {
      throw Refusal.notFound("there is no message " + id);
    }
    exchange.ticket().about(message.chat().account(), message.chat().person());
    ReadPlan plan = faults.forRead(facts(message.chat(), ReadOf.MESSAGES));
    if (!provider.readable(plan.lag()).test(message)) {
      throw Refusal.notFound("there is no message " + id);
    }
    answer(exchange, plan, Shapes.message(message, plan));
  }

  void chats(Exchange exchange, Query query) throws Refusal {
    @Nullable String account = account(query);
    exchange.ticket().about(account, null);
    List<String> accounts = account == null ? List.of() : Arrays.asList(account.split(",", -1));
    ReadPlan plan = faults.forRead(new Facts(account, null, null, ReadOf.CHATS));
    List<Message> latest =
        provider.conversations().chats(provider.readable(plan.lag())).stream()
            .filter(chat -> accounts.isEmpty() || accounts.contains(chat.account()))
            .map(chat -> latest(chat, plan))
            .filter(Objects::nonNull)
            .toList();
    MessagePage page = provider.latestFirst(latest, query.messages(), plan.droppedNewest());
    ObjectNode body = Json.object("ChatList");
    ArrayNode items = body.putArray("items");
    page.messages().forEach(message -> items.add(Shapes.chat(message.chat(), message, plan)));
    body.put("cursor", cursor(page, plan));
    answer(exchange, plan, body);
  }

  void chatWithId(Exchange exchange, String id) throws Refusal {
    Chat chat = chat(id);
    exchange.ticket().about(chat.account(), chat.person());
    ReadPlan plan = faults.forRead(facts(chat, ReadOf.CHATS));
    Message latest = latest(chat, plan);
    if (latest == null) {
      throw Refusal.notFound("there is no chat " + id);
    }
    ObjectNode body = Shapes.chat(chat, latest, plan);
    body.set("lastMessage", Shapes.message(latest, plan));
    answer(exchange, plan, body);
  }

  void accounts(Exchange exchange) {
    ReadPlan plan = faults.forRead(new Facts(null, null, null, ReadOf.ACCOUNTS));
    ObjectNode body = Json.object("AccountList");
    ArrayNode items = body.putArray("items");
    for (Map.Entry<String, AccountStatus> account : provider.accounts().all().entrySet()) {
      items.add(Shapes.account(account.getKey(), account.getValue()));
    }
    body.putNull("cursor");
    answer(exchange, plan, body);
  }

  void accountWithId(Exchange exchange, String id) throws Refusal {
    exchange.ticket().about(id, null);
    if (!provider.accounts().knows(id)) {
      throw Refusal.notFound("there is no account " + id);
    }
    ReadPlan plan = faults.forRead(new Facts(id, null, null, ReadOf.ACCOUNTS));
    answer(exchange, plan, Shapes.account(id, provider.accounts().status(id)));
  }

  private void list(Exchange exchange, Facts facts, List<Chat> chats, MessageQuery query) {
    ReadPlan plan = faults.forRead(facts);
    MessagePage page =
        provider.messages(chats, query, provider.readable(plan.lag()), plan.droppedNewest());
    ObjectNode body = Json.object("MessageList");
    ArrayNode items = body.putArray("items");
    page.messages().forEach(message -> items.add(Shapes.message(message, plan)));
    body.put("cursor", cursor(page, plan));
    answer(exchange, plan, body);
  }

  private @Nullable String cursor(MessagePage page, ReadPlan plan) {
    MessageQuery.Position next = page.next();
    return switch (plan.cursors()) {
      case ALWAYS_THE_SAME -> Query.cursor(MessageQuery.Position.START, "");
      case ALWAYS_A_FRESH_ONE ->
          Query.cursor(MessageQuery.Position.START, "," + freshCursors.incrementAndGet());
      case TRUE -> next == null || plan.cutsPages() ? null : Query.cursor(next, "");
    };
  }

  private void answer(Exchange exchange, ReadPlan plan, ObjectNode body) {
    timers.after(plan.answerAfter(), () -> answerNow(exchange, plan.instead(), body));
  }

  private void answerNow(Exchange exchange, @Nullable Answer instead, ObjectNode body) {
    if (instead == null) {
      exchange.json(200, body);
    } else {
      new Answers(timers).give(exchange, instead, new Read(body));
    }
  }

  private @Nullable Message latest(Chat chat, ReadPlan plan) {
    Predicate<Message> readable = provider.readable(plan.lag());
    return provider.conversations().messagesOf(chat).stream()
        .filter(readable)
        .max(Comparator.comparing(Message::at).thenComparingLong(Message::order))
        .orElse(null);
  }

  private Chat chat(String id) throws Refusal {
    Chat chat = provider.conversations().chat(id);
    if (chat == null) {
      throw Refusal.notFound("there is no chat " + id);
    }
    return chat;
  }

  private @Nullable String account(Query query) throws Refusal {
    String account = query.text("account_id");
    for (String one : account == null ? new String[0] : account.split(",", -1)) {
      if (!provider.accounts().knows(one)) {
        throw Refusal.notFound("there is no account " + one);
      }
    }
    return account;
  }

  private static Facts facts(Chat chat, ReadOf on) {
    return new Facts(chat.account(), chat.person(), chat.id(), on);
  }

  private record Read(ObjectNode body) implements Answers.Right {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public ObjectNode body(Ids ids) {
      return body;
    }
  }
}
