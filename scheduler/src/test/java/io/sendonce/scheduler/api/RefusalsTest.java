package io.sendonce.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a request is said by name, at every route that is described. */
@Timeout(120)
class RefusalsTest {

  @RegisterExtension final ApiRig rig = new ApiRig();

  private final JsonNode description = ApiRig.JSON.readTree(Description.document());

  @Test
  void everyExampleIsAsItsSchemaSays() {
    assertThat(posts()).hasSizeGreaterThan(20);
    posts()
        .forEach(
            (path, operation) -> {
              ObjectNode schema = (ObjectNode) schema(operation).deepCopy();
              schema.set("components", description.get("components"));
              assertThat(
                      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                          .getSchema(schema)
                          .validate(example(operation).toString(), InputFormat.JSON))
                  .as(path)
                  .isEmpty();
            });
  }

  @Test
  void aFieldThatMeansNothingIsRefusedByName() throws Exception {
    for (Map.Entry<String, JsonNode> each : posts().entrySet()) {
      ObjectNode stray = example(each.getValue()).put("stray", "x");
      HttpResponse<String> reply = post(each, stray.toString(), "1");
      assertThat(ApiRig.wrongField(reply)).as(each.getKey()).isEqualTo("stray");
      assertThat(post(each, "[]", "1").statusCode()).as(each.getKey()).isEqualTo(400);
    }
    nothingWasDone();
  }

  @Test
  void aFieldThatIsMissingIsRefusedByName() throws Exception {
    int reasons = 0;
    for (Map.Entry<String, JsonNode> each : posts().entrySet()) {
      for (String needed : needed(each.getValue())) {
        ObjectNode without = example(each.getValue()).without(List.of(needed));
        HttpResponse<String> reply = post(each, without.toString(), "1");
        assertThat(reply.statusCode()).as(each.getKey() + " without " + needed).isEqualTo(422);
        assertThat(ApiRig.wrongField(reply)).as(each.getKey()).isEqualTo(needed);
        reasons += needed.equals("reason") ? 1 : 0;
      }
    }
    assertThat(reasons).isGreaterThan(10);
    nothingWasDone();
  }

  @Test
  void whatIsNotThereIsSaidToBeMissing() throws Exception {
    List<String> asked = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : posts().entrySet()) {
      if (each.getKey().contains("{")) {
        HttpResponse<String> reply = post(each, example(each.getValue()).toString(), "99");
        missing(each.getKey(), reply);
        asked.add(each.getKey());
      }
    }
    for (String path : gets().keySet()) {
      if (path.contains("{")) {
        missing(path, rig.get(rig.reader(), placed(path, "99")));
        asked.add(path);
      }
    }
    assertThat(asked).hasSizeGreaterThan(15);
    assertThat(rig.texts("SELECT DISTINCT outcome FROM audit_log")).isSubsetOf("refused");
    assertThat(rig.texts("SELECT id FROM remote_commands")).isEmpty();
  }

  @Test
  void anIdThatIsNoneIsNamed() throws Exception {
    for (Map.Entry<String, JsonNode> each : posts().entrySet()) {
      if (each.getKey().contains("{id}")) {
        HttpResponse<String> reply = post(each, example(each.getValue()).toString(), "1x");
        assertThat(ApiRig.wrongField(reply)).as(each.getKey()).isEqualTo("id");
      }
    }
    for (String path : gets().keySet()) {
      if (path.contains("{id}")) {
        HttpResponse<String> reply = rig.get(rig.reader(), placed(path, "0"));
        assertThat(ApiRig.wrongField(reply)).as(path).isEqualTo("id");
      }
    }
    nothingWasDone();
  }

  @Test
  void aParameterThatMeansNothingOrIsOutOfItsBoundsIsNamed() throws Exception {
    for (Map.Entry<String, JsonNode> each : gets().entrySet()) {
      String path = placed(each.getKey(), "1");
      HttpResponse<String> reply = rig.get(rig.reader(), path + "?stray=x");
      assertThat(ApiRig.wrongField(reply)).as(path).isEqualTo("stray");
      for (JsonNode parameter : each.getValue().get("parameters")) {
        String type = parameter.at("/schema/type").asString();
        if (parameter.get("in").asString().equals("query") && !type.equals("string")) {
          String name = parameter.get("name").asString();
          for (String wrong : List.of("-1", "0", "1.5", "many", "99999999999999999999")) {
            HttpResponse<String> refused = rig.get(rig.reader(), path + "?" + name + "=" + wrong);
            assertThat(ApiRig.wrongField(refused)).as(path + name + wrong).isEqualTo(name);
            assertThat(refused.statusCode()).isEqualTo(400);
          }
        }
      }
    }
    assertThat(ApiRig.wrongField(rig.get(rig.reader(), "/history?group=%00&name=n")))
        .isEqualTo("group");
    assertThat(ApiRig.wrongField(rig.get(rig.reader(), "/history?group=g"))).isEqualTo("name");
    assertThat(ApiRig.wrongField(rig.get(rig.reader(), "/history?name=n"))).isEqualTo("group");
  }

  private static void missing(String path, HttpResponse<String> reply) {
    assertThat(reply.statusCode()).as(path + reply.body()).isEqualTo(404);
    assertThat(ApiRig.unlike("Problem", reply)).isEmpty();
  }

  private void nothingWasDone() {
    assertThat(rig.texts("SELECT id FROM audit_log")).isEmpty();
    assertThat(rig.texts("SELECT id FROM remote_commands")).isEmpty();
    assertThat(rig.texts("SELECT id FROM deploy_watches")).isEmpty();
  }

  private HttpResponse<String> post(Map.Entry<String, JsonNode> operation, String body, String id)
      throws Exception {
    String described = operation.getValue().get("description").asString();
    String token =
        described.startsWith("Needs the scope admin.")
            ? rig.admin()
            : described.startsWith("Needs the scope submit.") ? rig.submitter() : rig.operator();
    return rig.post(token, placed(operation.getKey(), id), body);
  }

  private static String placed(String path, String id) {
    return path.replace("{id}", id).replace("{group}", "sendonce").replace("{name}", "nothing");
  }

  private Map<String, JsonNode> posts() {
    return operations("post");
  }

  private Map<String, JsonNode> gets() {
    Map<String, JsonNode> gets = operations("get");
    gets.remove("/openapi.json");
    return gets;
  }

  private Map<String, JsonNode> operations(String method) {
    Map<String, JsonNode> operations = new TreeMap<>();
    description
        .get("paths")
        .properties()
        .forEach(
            path -> {
              JsonNode operation = path.getValue().get(method);
              if (operation != null) {
                operations.put(path.getKey(), operation);
              }
            });
    return operations;
  }

  private static JsonNode body(JsonNode operation) {
    return operation.at("/requestBody/content/application~1json");
  }

  private static JsonNode schema(JsonNode operation) {
    return body(operation).get("schema");
  }

  private static ObjectNode example(JsonNode operation) {
    return (ObjectNode) body(operation).get("example").deepCopy();
  }

  /** None where there are several ways to write it. */
  private List<String> needed(JsonNode operation) {
    JsonNode reference = schema(operation).get("$ref");
    List<String> needed = new ArrayList<>();
    if (reference != null) {
      description
          .at(reference.asString().substring(1))
          .get("required")
          .forEach(name -> needed.add(name.asString()));
    }
    return needed;
  }
}
