package io.sendonce.scheduler.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is described is what is there, and answers are as described. */
class DescriptionTest {

  @RegisterExtension final ApiRig rig = new ApiRig();

  private final JsonNode description = ApiRig.JSON.readTree(Description.document());

  @BeforeEach
  void onePerson() throws Exception {
    rig.onePerson();
    rig.post(rig.submitter(), "/messages", ApiRig.toPerson(1, "Hello"));
  }

  @Test
  void everyRouteIsDescribedAndEverythingDescribedIsARoute() throws Exception {
    Set<String> routes = new TreeSet<>();
    rig.site()
        .described()
        .forEach(it -> routes.add(it.method() + " " + it.path().substring(ApiRig.BASE.length())));
    Set<String> described = new TreeSet<>();
    Set<String> operations = new TreeSet<>();
    description
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          described.add(
                              operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                          operations.add(operation.getValue().get("operationId").asString());
                          assertThat(operation.getValue().get("responses").isEmpty()).isFalse();
                        }));
    assertThat(described).isEqualTo(routes);
    assertThat(operations).hasSameSizeAs(described);
    HttpResponse<String> served = rig.get("", "/openapi.json");
    assertThat(ApiRig.json(served)).isEqualTo(description);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<JsonNode> references = description.findValues("$ref");
    assertThat(references).isNotEmpty();
    for (JsonNode reference : references) {
      assertThat(description.at(reference.asString().substring(1)).isObject())
          .as(reference.asString())
          .isTrue();
    }
  }

  @Test
  void answersAreAsDescribed() throws Exception {
    reads("/messages?status=pending&account=1&campaign=1&person=person-1", "Messages");
    reads("/messages/1", "Message");
    rig.doubt();
    reads("/messages", "Messages");
    reads("/messages/1", "Message");
    reads("/status", "Status");
    reads("/uncertain", "Doubts");
    reads("/accounts", "Accounts");
    reads("/campaigns", "Campaigns");
    HttpResponse<String> paused =
        rig.post(
            rig.operator(),
            "/pause",
            "{\"scope\":\"account\",\"id\":1,\"reason\":\"wrong text\",\"until\":\"2100-01-01T00:00:00Z\"}");
    assertThat(paused.statusCode()).isEqualTo(200);
    assertThat(ApiRig.unlike("PauseAnswer", paused)).isEmpty();
    reads("/accounts", "Accounts");
    reads("/status", "Status");
    HttpResponse<String> resumed =
        rig.post(
            rig.operator(), "/resume", "{\"scope\":\"account\",\"id\":1,\"reason\":\"mended\"}");
    assertThat(resumed.statusCode()).isEqualTo(200);
    assertThat(ApiRig.unlike("ResumeAnswer", resumed)).isEmpty();
    HttpResponse<String> decided =
        rig.post(
            rig.operator(),
            "/messages/1/resolve",
            "{\"decision\":\"sent\",\"message_id\":\"m-1\",\"reason\":\"in the chat\"}");
    assertThat(decided.statusCode()).isEqualTo(200);
    assertThat(ApiRig.unlike("Decided", decided)).isEmpty();
    reads("/messages/1", "Message");
    reads("/audit", "Audit");
  }

  /** Judged by others than us; a document with a fault shows that they judge. */
  @Test
  void itIsAnOpenApiDocument() {
    assertThat(faults(description)).isEmpty();
    ObjectNode faulty = (ObjectNode) description.deepCopy();
    ((ObjectNode) faulty.at("/paths/~1alerts/get")).remove("responses");
    ((ObjectNode) faulty.at("/paths/~1jobs~1{group}~1{name}/get")).remove("parameters");
    ((ObjectNode) faulty.get("info")).remove("title");
    assertThat(faults(faulty)).hasSizeGreaterThan(1);
  }

  private static List<String> faults(JsonNode document) {
    SwaggerParseResult read = new OpenAPIV3Parser().readContents(document.toString());
    return read.getMessages();
  }

  /** Shows that the comparison compares. */
  @Test
  void anAnswerThatIsNotAsDescribedIsFound() throws Exception {
    assertThat(ApiRig.unlike("Messages", rig.get(rig.reader(), "/accounts"))).isNotEmpty();
  }

  private void reads(String path, String schema) throws Exception {
    HttpResponse<String> reply = rig.get(rig.reader(), path);
    assertThat(reply.statusCode()).as(path).isEqualTo(200);
    assertThat(ApiRig.unlike(schema, reply)).as(path + reply.body()).isEmpty();
    assertThat(reply.body()).doesNotContain("Hello");
  }
}
