package io.sendonce.simulator.http;

import io.sendonce.simulator.faults.Answer;
import io.sendonce.simulator.faults.Answer.Accepted;
import io.sendonce.simulator.faults.Answer.Ids;
import io.sendonce.simulator.faults.Answer.Problem;
import org.eclipse.jetty.http.HttpHeader;
import tools.jackson.databind.node.ObjectNode;

/** Gives a client the answer that was decided on. */
final class Answers {
  private final Timers timers;

  Answers(Timers timers) {
    this.timers = timers;
  }

  /** The right answer, which some faults need a part of. */
  interface Right {
    int status();

    ObjectNode body(Ids ids);
  }

  void give(Exchange exchange, Answer answer, Right right) {
    if (answer instanceof Accepted accepted) {
      accepted(exchange, accepted, right);
    } else if (answer instanceof Problem problem) {
      exchange.problem(problem.status(), problem.type(), "a fault that was asked for");
    } else if (answer instanceof Answer.Html html) {
      exchange.html(html.status(), ProblemBody.page(html.status()));
    } else if (answer instanceof Answer.Redirect redirect) {
      exchange.header(HttpHeader.LOCATION, exchange.request().getHttpURI().asString());
      exchange.noBody(redirect.status());
    } else if (answer instanceof Answer.RetryAtOnce) {
      exchange.header(HttpHeader.RETRY_AFTER, "0");
      exchange.problem(503, "service_unavailable", "a fault that was asked for");
    } else if (answer instanceof Answer.Truncated) {
      exchange.truncated(right.status(), right.body(Ids.GIVEN));
    } else if (answer instanceof Answer.Reset) {
      exchange.reset();
    } else if (answer instanceof Answer.Close) {
      exchange.close();
    } else if (answer instanceof Answer.Silence silence) {
      timers.after(silence.lasting(), exchange::close);
    } else {
      throw new IllegalStateException("nobody gives the answer " + answer);
    }
  }

  private static void accepted(Exchange exchange, Accepted accepted, Right right) {
    if (accepted.ids() == Ids.NO_BODY) {
      exchange.noBody(right.status());
      return;
    }
    ObjectNode body = right.body(accepted.ids());
    switch (accepted.afterwards()) {
      case KEEP -> exchange.json(right.status(), body);
      case CLOSE_ANNOUNCED -> {
        exchange.header(HttpHeader.CONNECTION, "close");
        exchange.json(right.status(), body);
      }
      case CLOSE_SILENTLY -> exchange.jsonThenClose(right.status(), body);
    }
  }
}
