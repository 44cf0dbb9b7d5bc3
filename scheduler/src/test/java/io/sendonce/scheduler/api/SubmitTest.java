package io.sendonce.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages over HTTP: each intent once, whatever is asked how often. */
class SubmitTest {

  @RegisterExtension final ApiRig rig = new ApiRig();

  @BeforeEach
  void onePerson() {
    rig.onePerson();
  }

  @Test
  void theSameAgainGetsTheSameMessage() throws Exception {
    HttpResponse<String> first = submit(ApiRig.toPerson(1, "Hello"));
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Location")).hasValue(ApiRig.BASE + "/messages/1");
    assertThat(first.body()).isEqualTo("{\"result\":\"queued\",\"id\":1}");
    assertThat(ApiRig.unlike("Accepted", first)).isEmpty();
    HttpResponse<String> again = submit(ApiRig.toPerson(1, "Hello"));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo("{\"result\":\"already\",\"id\":1}");
    assertThat(rig.texts("SELECT message FROM send_queue")).containsExactly("Hello");
  }

  @Test
  void anotherTextForTheSameIntentIsAConflict() throws Exception {
    submit(ApiRig.toPerson(1, "Hello"));
    HttpResponse<String> other = submit(ApiRig.toPerson(1, "Good day"));
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(ApiRig.unlike("Problem", other)).isEmpty();
    assertThat(ApiRig.json(other).get("message_id").asInt()).isEqualTo(1);
    assertThat(other.body()).doesNotContain("Hello", "Good day");
    assertThat(rig.texts("SELECT message FROM send_queue")).containsExactly("Hello");
  }

  @Test
  void aWrongFieldIsNamedWithItsRuleAndValue() throws Exception {
    ObjectNode wrong = ApiRig.fields(1, "Hello").put("scheduled_for", "tomorrow");
    HttpResponse<String> reply = submit(wrong.toString());
    assertThat(reply.statusCode()).isEqualTo(422);
    assertThat(ApiRig.unlike("Problem", reply)).isEmpty();
    JsonNode error = ApiRig.json(reply).get("errors").get(0);
    assertThat(error.get("field").asString()).isEqualTo("scheduled_for");
    assertThat(error.get("rule").asString()).startsWith("must be a time such as ");
    assertThat(error.get("value").asString()).isEqualTo("tomorrow");
    assertThat(field(ApiRig.fields(1, "Hello {{first_name}}"))).isEqualTo("message");
    assertThat(field(ApiRig.fields(0, "Hello"))).isEqualTo("step");
    assertThat(field(ApiRig.fields(1, "Hello").put("campaign_id", 99))).isEqualTo("campaign_id");
    assertThat(field(ApiRig.fields(1, "Hello").put("campaign_id", "1"))).isEqualTo("campaign_id");
    assertThat(field(ApiRig.fields(1, "Hello").put("messsage", "x"))).isEqualTo("messsage");
    assertThat(field(ApiRig.fields(1, "Hello").put("campaign", "spring"))).isEqualTo("campaign_id");
    assertThat(rig.texts("SELECT id FROM send_queue")).isEmpty();
  }

  @Test
  void manyAreJudgedOneByOneAndAnsweredInTheirOrder() throws Exception {
    submit(ApiRig.toPerson(1, "Hello"));
    ObjectNode named = ApiRig.fields(1, "Hello").put("provider_id", "person-2");
    named.remove("prospect_id");
    ArrayNode messages =
        ApiRig.JSON
            .createArrayNode()
            .add(ApiRig.fields(2, "And again"))
            .add(ApiRig.fields(1, "Hello"))
            .add(ApiRig.fields(1, "Good day"))
            .add(ApiRig.fields(3, ""))
            .add(7)
            .add(named)
            .add(ApiRig.fields(2, "And again"));
    HttpResponse<String> reply = submitAll(messages);
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(ApiRig.unlike("Results", reply)).isEmpty();
    List<String> results = new ArrayList<>();
    ApiRig.json(reply).get("results").forEach(it -> results.add(it.get("result").asString()));
    assertThat(results)
        .containsExactly(
            "queued", "already", "conflict", "rejected", "rejected", "queued", "already");
    assertThat(rig.texts("SELECT message FROM send_queue ORDER BY step, prospect_id"))
        .containsExactly("Hello", "Hello", "And again");
  }

  @Test
  void tooManyAreRefusedWhole() throws Exception {
    ArrayNode messages = ApiRig.JSON.createArrayNode();
    for (int step = 1; step <= SubmitRoutes.MOST + 1; step++) {
      messages.add(ApiRig.fields(step, "Hello"));
    }
    HttpResponse<String> reply = submitAll(messages);
    assertThat(reply.statusCode()).isEqualTo(413);
    assertThat(reply.body()).contains("at most 1000 messages, not 1001");
    assertThat(rig.texts("SELECT id FROM send_queue")).isEmpty();
    assertThat(submitAll(ApiRig.JSON.createArrayNode()).statusCode()).isEqualTo(422);
  }

  @Test
  void theSameIntentByEightAtOnceIsOneMessage() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<HttpResponse<String>>> all = new ArrayList<>();
      for (int each = 0; each < 8; each++) {
        all.add(() -> submit(ApiRig.toPerson(1, "Hello")));
      }
      Set<Integer> ids = new TreeSet<>();
      List<Integer> statuses = new ArrayList<>();
      for (Future<HttpResponse<String>> each : threads.invokeAll(all)) {
        ids.add(ApiRig.json(each.get()).get("id").asInt());
        statuses.add(each.get().statusCode());
      }
      assertThat(ids).hasSize(1);
      assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
      assertThat(rig.texts("SELECT count(*) FROM send_queue")).containsExactly("1");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatIsSubmittedIsNeitherRunNorLogged() throws Exception {
    Logger logger = (Logger) LoggerFactory.getLogger("sendonce");
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    String evil = "x'); DROP TABLE send_queue; --\r\nERROR forged line";
    try {
      ObjectNode named = ApiRig.fields(1, evil).put("provider_id", "p");
      named.remove("prospect_id");
      assertThat(submit(named.put("name", evil).put("person", evil).toString()).statusCode())
          .isEqualTo(201);
      ObjectNode wrong = ApiRig.fields(1, "Hello").put("account", evil);
      wrong.remove("account_id");
      assertThat(submit(wrong.toString()).statusCode()).isEqualTo(422);
      assertThat(submit(ApiRig.fields(1, "Hello").put(evil, evil).toString()).statusCode())
          .isEqualTo(422);
      assertThat(submit(ApiRig.fields(1, "with \0 in it").toString()).statusCode()).isEqualTo(422);
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(null);
    }
    assertThat(rig.texts("SELECT message FROM send_queue"))
        .containsExactly(evil.replace("\r\n", "\n"));
    assertThat(lines.list).isNotEmpty();
    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains("DROP") || line.contains("forged"));
  }

  private HttpResponse<String> submit(String body) throws Exception {
    return rig.post(rig.submitter(), "/messages", body);
  }

  private HttpResponse<String> submitAll(ArrayNode messages) throws Exception {
    return submit(ApiRig.JSON.createObjectNode().set("messages", messages).toString());
  }

  private String field(ObjectNode message) throws Exception {
    HttpResponse<String> reply = submit(message.toString());
    assertThat(reply.statusCode()).isEqualTo(422);
    return ApiRig.json(reply).get("errors").get(0).get("field").asString();
  }
}
