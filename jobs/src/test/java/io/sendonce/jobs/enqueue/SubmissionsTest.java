package io.sendonce.jobs.enqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.jobs.testdata.QueueDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each message is judged by itself, and an intent is queued once however often it comes. */
class SubmissionsTest {

  @RegisterExtension final QueueDatabase database = new QueueDatabase();

  private long campaign;
  private long account;
  private long ada;

  @BeforeEach
  void aCampaignWithOnePerson() {
    campaign = database.campaign("spring");
    account = database.account("acc-1");
    ada = database.prospect(campaign, "ada");
  }

  @Test
  void oneThatIsRefusedKeepsNoOtherOutAndLeavesNothing() {
    List<Submission> results =
        submit(
            toAda(1, "Hello"),
            named("new-person", 1, "Hello {{first_name}}"),
            named("other-person", 1, "Hello"),
            toAda(1, "Hello"),
            toAda(1, "Good day"));
    long first = ((Submission.Queued) results.get(0)).id();
    assertThat(results.get(1))
        .isInstanceOfSatisfying(
            Submission.Rejected.class,
            it -> assertThat(it.problems().get(0).field()).isEqualTo("message"));
    assertThat(results.get(2)).isInstanceOf(Submission.Queued.class);
    assertThat(results.subList(3, 5))
        .containsExactly(new Submission.Already(first), new Submission.Conflict(first));
    assertThat(database.rows("SELECT person FROM campaign_prospects ORDER BY id"))
        .extracting(row -> row.get("person"))
        .containsExactly("ada", "other-person");
    assertThat(database.rows("SELECT id FROM send_queue")).hasSize(2);
  }

  @Test
  void theSameAgainIsTheSameMessage() {
    long id = ((Submission.Queued) submit(toAda(1, "Hello")).get(0)).id();
    assertThat(submit(toAda(1, "  Hello\r\n"), toAda(1, "Hello again")))
        .containsExactly(new Submission.Already(id), new Submission.Conflict(id));
  }

  @Test
  void problemsNameTheFieldAndTheRule() {
    Map<String, String> unknown = new LinkedHashMap<>(toAda(1, "Hello"));
    unknown.put("mesage", "x");
    Map<String, String> without = new LinkedHashMap<>(toAda(1, "Hello"));
    without.remove("step");
    without.remove("campaign_id");
    Map<String, String> wrong = new LinkedHashMap<>(toAda(0, "Hello"));
    Map<String, String> late = new LinkedHashMap<>(toAda(1, "Hello"));
    late.put("scheduled_for", "tomorrow");
    assertThat(submit(unknown, without, wrong, late))
        .containsExactly(
            new Submission.Rejected(
                List.of(
                    new FieldProblem(
                        "mesage",
                        "is not a field; the fields are " + String.join(", ", Column.names())))),
            new Submission.Rejected(
                List.of(
                    new FieldProblem("campaign_id", "a field campaign_id or campaign is missing"),
                    new FieldProblem("step", "a field step is missing"))),
            new Submission.Rejected(List.of(new FieldProblem("step", "must be 1 or more, not 0"))),
            new Submission.Rejected(
                List.of(
                    new FieldProblem(
                        "scheduled_for",
                        "must be a time such as 2026-12-01T09:00:00+01:00 or empty for now, not tomorrow"))));
    assertThat(database.rows("SELECT id FROM send_queue")).isEmpty();
  }

  @Test
  void theSameIntentByManyAtOnceIsOneMessage() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Submission>> all = new ArrayList<>();
      for (int each = 0; each < 8; each++) {
        all.add(() -> submit(toAda(1, "Hello")).get(0));
      }
      List<Submission> results = new ArrayList<>();
      for (Future<Submission> each : threads.invokeAll(all)) {
        results.add(each.get());
      }
      assertThat(results).filteredOn(it -> it instanceof Submission.Queued).hasSize(1);
      Set<Long> ids =
          results.stream()
              .map(
                  it ->
                      it instanceof Submission.Queued queued
                          ? queued.id()
                          : ((Submission.Already) it).id())
              .collect(Collectors.toSet());
      assertThat(ids).hasSize(1);
      assertThat(database.rows("SELECT id FROM send_queue")).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @SafeVarargs
  private List<Submission> submit(Map<String, String>... messages) {
    List<Map<String, String>> all = new ArrayList<>();
    for (Map<String, String> message : messages) {
      all.add(message);
    }
    return new Submissions(database.statements()).submit(all);
  }

  private Map<String, String> toAda(int step, String text) {
    return fields("prospect_id", Long.toString(ada), step, text);
  }

  private Map<String, String> named(String providerId, int step, String text) {
    return fields("provider_id", providerId, step, text);
  }

  private Map<String, String> fields(String who, String whom, int step, String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("campaign_id", Long.toString(campaign));
    fields.put(who, whom);
    fields.put("account_id", Long.toString(account));
    fields.put("step", Integer.toString(step));
    fields.put("message", text);
    return fields;
  }
}
