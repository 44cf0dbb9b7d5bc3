package io.sendonce.simulator.http;

import io.sendonce.simulator.faults.Answer;
import io.sendonce.simulator.faults.Answer.Ids;
import io.sendonce.simulator.faults.Facts;
import io.sendonce.simulator.faults.Faults;
import io.sendonce.simulator.faults.SendPlan;
import io.sendonce.simulator.ledger.Delivery;
import io.sendonce.simulator.provider.Chat;
import io.sendonce.simulator.provider.Provider;
import io.sendonce.simulator.provider.SendRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** POST /chats and POST /chats/{chat_id}/messages: the two calls that send. */
final class SendEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(SendEndpoint.class);
  private static final int LONGEST_TEXT = 8_000;

  /**
   * An address or a name is no provider id; what an id looks like beyond that is not ours to say.
   */
  private static final Pattern NO_PROVIDER_ID = Pattern.compile(".*[\\s/].*", Pattern.DOTALL);

  private final Provider provider;
  private final Faults faults;
  private final Timers timers;
  private final Executor executor;

  SendEndpoint(Provider provider, Faults faults, Timers timers, Executor executor) {
    this.provider = provider;
    this.faults = faults;
    this.timers = timers;
    this.executor = executor;
  }

  boolean resetsBeforeBody(@Nullable String chat) {
    return faults.resetsBeforeBody(new Facts(null, null, chat, null));
  }

  void startChat(Exchange exchange, byte[] body) throws Refusal {
    SendForm form = form(exchange, body);
    requireAll(form, "account_id", "attendees_ids", "text");
    String account = account(exchange, required(form, "account_id"));
    List<String> attendees = form.all("attendees_ids");
    if (attendees.size() > 1) {
      throw Refusal.invalidParameter(
          "attendees_ids has " + attendees.size() + " people: this simulator knows 1:1 chats only");
    }
    String person = attendees.get(0);
    exchange.ticket().about(account, person);
    if (NO_PROVIDER_ID.matcher(person).matches()) {
      throw new Refusal(422, "invalid_recipient", "attendees_ids must hold provider ids");
    }
    String text = text(form);
    send(
        exchange,
        new SendRequest(account, person, text, exchange.ticket().number()),
        "ChatStarted");
  }

  void sendInChat(Exchange exchange, String chatId, byte[] body) throws Refusal {
    SendForm form = form(exchange, body);
    requireAll(form, "text");
    Chat chat = provider.conversations().chat(chatId);
    if (chat == null) {
      throw Refusal.notFound("there is no chat " + chatId);
    }
    String named = form.first("account_id");
    exchange.ticket().about(named == null ? chat.account() : named, chat.person());
    if (named != null && !named.equals(chat.account())) {
      throw new Refusal(403, "account_mismatch", "the chat is not this account's");
    }
    String account = account(exchange, chat.account());
    exchange.ticket().about(account, chat.person());
    send(
        exchange,
        new SendRequest(account, chat.person(), text(form), exchange.ticket().number()),
        "MessageSent");
  }

  private void send(Exchange exchange, SendRequest request, String kind) {
    Chat chat = Chat.of(request.account(), request.person());
    SendPlan plan = faults.forSend(new Facts(request.account(), request.person(), chat.id(), null));
    Duration given = plan.answerAfter();
    Duration wait = given == null ? provider.drawDelay() : given;
    timers.after(wait, () -> act(exchange, plan, request, new Taken(kind, chat.id())));
  }

  private void act(Exchange exchange, SendPlan plan, SendRequest request, Taken taken) {
    String invented = provider.inventedMessageId(request.request());
    switch (plan.landing()) {
      case NEVER -> answer(exchange, plan.answer(), taken.as(invented));
      case AFTER_ANSWER -> {
        timers.after(plan.landAfterAnswer(), () -> landUnseen(request));
        answer(exchange, plan.answer(), taken.as(invented));
      }
      case BEFORE_ANSWER -> land(exchange, plan, request, taken);
    }
  }

  private void land(Exchange exchange, SendPlan plan, SendRequest request, Taken taken) {
    CompletableFuture<Delivery> landed =
        provider
            .deliver(request)
            .whenCompleteAsync(
                (delivery, failure) -> {
                  if (failure == null) {
                    answer(exchange, plan.answer(), taken.as(delivery.message()));
                  } else {
                    ledgerFailed(exchange, failure);
                  }
                },
                this::executeUnlessStopping);
    LOG.trace("request {} lands: {}", request.request(), landed);
  }

  private void landUnseen(SendRequest request) {
    CompletableFuture<@Nullable Delivery> landed =
        provider
            .deliver(request)
            .exceptionally(
                failure -> {
                  LOG.error("request {}: its late landing failed", request.request(), failure);
                  return null;
                });
    LOG.trace("request {} lands late: {}", request.request(), landed);
  }

  /** The ledger's thread must not be held up by slow clients, nor by a server that goes down. */
  private void executeUnlessStopping(Runnable answering) {
    try {
      executor.execute(answering);
    } catch (RejectedExecutionException e) {
      LOG.debug("stopping: a message that landed is not answered any more");
    }
  }

  private static void ledgerFailed(Exchange exchange, Throwable failure) {
    LOG.error(
        "request {}: the ledger could not record it; the run proves nothing from here on",
        exchange.ticket().number(),
        failure);
    exchange.problem(500, "unexpected_error", "the simulator's ledger failed");
  }

  private void answer(Exchange exchange, Answer answer, Answers.Right right) {
    try {
      new Answers(timers).give(exchange, answer, right);
    } catch (RuntimeException e) {
      LOG.error("request {}: the simulator failed at its answer", exchange.ticket().number(), e);
    }
  }

  private static SendForm form(Exchange exchange, byte[] body) throws Refusal {
    return SendForm.parse(exchange.headerOr(HttpHeader.CONTENT_TYPE, ""), body);
  }

  private static void requireAll(SendForm form, String... names) throws Refusal {
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      if (form.all(name).isEmpty()) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw new Refusal(400, "missing_parameters", "missing: " + String.join(", ", missing));
    }
  }

  private static String required(SendForm form, String name) throws Refusal {
    String value = form.first(name);
    if (value == null) {
      throw new Refusal(400, "missing_parameters", "missing: " + name);
    }
    return value;
  }

  private String account(Exchange exchange, String account) throws Refusal {
    exchange.ticket().about(account, exchange.ticket().seen().person());
    if (!provider.accounts().knows(account)) {
      throw Refusal.notFound("there is no account " + account);
    }
    if (provider.accounts().refusesSends(account)) {
      throw new Refusal(
          401, "disconnected_account", "its status is " + provider.accounts().status(account));
    }
    return account;
  }

  private static String text(SendForm form) throws Refusal {
    String text = required(form, "text");
    if (text.length() > LONGEST_TEXT) {
      throw new Refusal(
          400,
          "too_many_characters",
          "text has " + text.length() + " characters; at most " + LONGEST_TEXT);
    }
    return text;
  }

  /** What the answer to a message taken looks like. */
  private record Taken(String kind, String chat) {
    Answers.Right as(String message) {
      return new Told(kind, chat, message);
    }
  }

  private record Told(String kind, String chat, String message) implements Answers.Right {
    @Override
    public int status() {
      return 201;
    }

    @Override
    public ObjectNode body(Ids ids) {
      ObjectNode body = Json.object(kind);
      if (kind.equals("ChatStarted")) {
        body.put("chat_id", ids == Ids.NULL ? null : chat);
      }
      if (ids == Ids.LIST) {
        body.putArray("message_id").add(message);
      } else {
        body.put("message_id", ids == Ids.NULL ? null : message);
      }
      return body;
    }
  }
}
