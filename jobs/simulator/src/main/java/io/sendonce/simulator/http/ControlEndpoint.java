package io.sendonce.simulator.http;

import io.sendonce.simulator.faults.FaultStatus;
import io.sendonce.simulator.faults.Faults;
import io.sendonce.simulator.provider.AccountStatus;
import io.sendonce.simulator.provider.DelayRange;
import io.sendonce.simulator.provider.DurationText;
import io.sendonce.simulator.provider.Message;
import io.sendonce.simulator.provider.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked of the simulation, and told it, while it runs. */
final class ControlEndpoint {
  static final String KNOWN =
      "known are GET, POST, DELETE /simulator/faults; DELETE /simulator/faults/{id};"
          + " GET, POST /simulator/settings; GET /simulator/accounts;"
          + " POST /simulator/accounts/{id}; POST /simulator/messages; GET /simulator/stats;"
          + " GET /simulator/requests; GET /simulator/ledger";

  private final Provider provider;
  private final Faults faults;
  private final RequestLog requests;
  private final Clock clock;

  ControlEndpoint(Provider provider, Faults faults, RequestLog requests, Clock clock) {
    this.provider = provider;
    this.faults = faults;
    this.requests = requests;
    this.clock = clock;
  }

  ObjectNode faults() {
    ObjectNode body = Json.MAPPER.createObjectNode();
    ArrayNode list = body.putArray("faults");
    for (FaultStatus fault : faults.list()) {
      ObjectNode item = list.addObject();
      item.put("id", fault.id()).put("kind", fault.kind().wireName());
      fault.given().forEach((name, value) -> item.set(name, Json.MAPPER.valueToTree(value)));
      item.put("met", fault.met()).put("fired", fault.fired());
    }
    return body;
  }

  ObjectNode addFault(byte[] body) throws ControlRefusal {
    long id = faults.add(FaultForm.read(ControlForm.parse(body), clock));
    return Json.MAPPER.createObjectNode().put("id", id);
  }

  ObjectNode removeFault(String id) throws ControlRefusal {
    if (!id.matches("\\d{1,18}") || !faults.remove(Long.parseLong(id))) {
      throw new ControlRefusal(404, "there is no fault " + id);
    }
    return faults();
  }

  ObjectNode removeAllFaults() {
    faults.clear();
    return faults();
  }

  ObjectNode settings() {
    DelayRange delay = provider.delay();
    return Json.MAPPER
        .createObjectNode()
        .put("delay", delay.least() + "-" + delay.most())
        .put("read_back_lag", provider.readBackLag().toString());
  }

  ObjectNode changeSettings(byte[] body) throws ControlRefusal {
    ControlForm form = ControlForm.parse(body);
    @Nullable DelayRange delay =
        form.parsed("delay", "must be a range such as 3s-5s", ControlEndpoint::rangeOrNull);
    @Nullable Duration lag = form.duration("read_back_lag");
    form.refuseIfWrong();
    if (delay != null) {
      provider.delay(delay);
    }
    if (lag != null) {
      provider.readBackLag(lag);
    }
    return settings();
  }

  ObjectNode accounts() {
    ObjectNode body = Json.MAPPER.createObjectNode();
    ArrayNode list = body.putArray("accounts");
    provider
        .accounts()
        .all()
        .forEach((id, status) -> list.addObject().put("id", id).put("status", status.name()));
    return body;
  }

  ObjectNode changeAccount(String id, byte[] body) throws ControlRefusal {
    ControlForm form = ControlForm.parse(body);
    String rule = "must be one of " + Shapes.statusNames();
    @Nullable AccountStatus status = form.parsed("status", rule, ControlEndpoint::statusOrNull);
    @Nullable Boolean refuses = form.flag("refuse_sends");
    if (form.isMissing("status")) {
      form.problem("status is missing; it " + rule);
    }
    form.refuseIfWrong();
    AccountStatus changed = Objects.requireNonNull(status);
    provider.accounts().set(id, changed, refuses == null ? changed.refusesSends() : refuses);
    return accounts();
  }

  ObjectNode plant(byte[] body) throws ControlRefusal {
    ControlForm form = ControlForm.parse(body);
    String account = form.requiredText("account");
    String person = form.requiredText("person");
    String text = form.requiredText("text");
    String from = form.requiredText("from");
    @Nullable Instant at = form.instant("at");
    if (!from.isEmpty() && !List.of("account", "person").contains(from)) {
      form.problem("from = " + from + " must be account or person");
    }
    form.refuseIfWrong();
    boolean fromAccount = from.equals("account");
    Message planted =
        at == null
            ? provider.plant(account, person, text, fromAccount)
            : provider.plant(account, person, text, fromAccount, at);
    return Json.MAPPER
        .createObjectNode()
        .put("message_id", planted.id())
        .put("chat_id", planted.chat().id());
  }

  ObjectNode stats() {
    return Json.MAPPER.valueToTree(Stats.of(provider, requests));
  }

  ObjectNode requests(Query query) {
    String account = query.text("account");
    String person = query.text("person");
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("arrived", requests.arrived());
    ArrayNode list = body.putArray("requests");
    requests.list().stream()
        .filter(seen -> account == null || account.equals(seen.account()))
        .filter(seen -> person == null || person.equals(seen.person()))
        .forEach(seen -> list.add(Json.MAPPER.<ObjectNode>valueToTree(seen)));
    return body;
  }

  private static @Nullable DelayRange rangeOrNull(String text) {
    try {
      return DurationText.parseRange(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable AccountStatus statusOrNull(String name) {
    return Arrays.stream(AccountStatus.values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
