package io.sendonce.scheduler.console;

import io.sendonce.jobs.db.Database;
import io.sendonce.jobs.provider.MessagingProvider;
import io.sendonce.jobs.recovery.ProviderView;
import io.sendonce.jobs.recovery.ShownBeside;
import io.sendonce.jobs.status.MessageHistory;
import io.sendonce.jobs.status.QueueStatus;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.Sessions.Visitor;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Our record of a message on the left, and what the provider shows on the right. */
final class ConversationPages {

  /** Each holds a thread of the server for as long as the provider takes. */
  private static final int MOST_AT_A_TIME = 3;

  private final Desk desk;
  private final QueueStatus status;
  private final ProviderView view;
  private final Semaphore asking = new Semaphore(MOST_AT_A_TIME);

  ConversationPages(Desk desk, Database database, MessagingProvider provider) {
    this.desk = desk;
    this.status = new QueueStatus(database);
    this.view = new ProviderView(database, provider);
  }

  /** An act, though it changes nothing: that somebody read what a person wrote is kept. */
  List<Route> routes() {
    return List.of(desk.act("/messages/{id}/conversation", Role.OPERATOR, this::conversation));
  }

  private Reply conversation(Request request, Visitor visitor) {
    long id = Fields.id("The message's id", request.placed("id"));
    if (!asking.tryAcquire()) {
      return desk.trouble(
          503,
          visitor,
          "The provider is being asked already",
          "At most %d conversations are read at a time. Try again in a few seconds."
              .formatted(MOST_AT_A_TIME));
    }
    try {
      Optional<ShownBeside> shown = view.of(id, desk.actor(visitor, request));
      Optional<MessageHistory> history = status.history(id);
      if (shown.isEmpty() || history.isEmpty()) {
        return desk.trouble(
            404,
            visitor,
            "There is nothing to compare",
            "There is no message %d, or nothing was ever sent for it.".formatted(id));
      }
      Map<String, Object> model = new HashMap<>();
      model.put("history", history.get());
      model.put("shown", shown.get());
      return desk.page(200, "conversation", visitor, model);
    } finally {
      asking.release();
    }
  }
}
