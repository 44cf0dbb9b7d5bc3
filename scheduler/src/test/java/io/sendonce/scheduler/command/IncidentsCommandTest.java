package io.sendonce.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.command.CommandRig.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IncidentsCommandTest {

  @RegisterExtension final CommandRig rig = CommandRig.migrated();

  @Test
  void whatWasFoundIsTakenOnRecordAndShown() {
    assertThat(rig.run("incidents", "list")).isEqualTo(new Answer(0, "No incident is open.\n", ""));
    assertThat(rig.run("duplicates", "--open-incident", "Monday").err())
        .isEqualTo("No incident was opened: nobody got anything twice.\n");
    rig.sql("INSERT INTO linkedin_accounts (provider_account_id) VALUES ('account-1')");
    rig.sql(
        "INSERT INTO provider_echoes (account_id, message_id, recipient_ids, text, sent_at)"
            + " SELECT 1, '=m' || n, ARRAY['person-1'], 'hello', '2026-03-02T10:31:00Z'::timestamptz + n * interval '5 s'"
            + " FROM generate_series(1, 3) AS n");
    assertThat(rig.run("duplicates", "--open-incident", "Monday").err())
        .isEqualTo("Incident 1 is open.\n");
    assertThat(rig.run("duplicates", "--open-incident", "Monday").err())
        .isEqualTo("No incident was opened: all of it belongs to incident 1.\n");
    assertThat(rig.run("duplicates", "--open-incident", " ").code()).isEqualTo(2);
    Answer list = rig.run("incidents", "list");
    assertThat(list.code()).isEqualTo(1);
    assertThat(list.out())
        .startsWith("1 incident is open.\n\n1  Monday\n")
        .contains("  1 person got 2 extra messages between TIME and TIME.\n");
    assertThat(rig.run("incidents", "show", "1").out())
        .startsWith("Incident 1: Monday\n")
        .contains(
            "Somebody else sent it (1 of 1): No attempt of ours", "copy      person person-1");
    assertThat(rig.run("incidents", "show", "1", "--format", "csv").out())
        .startsWith(
            "person,account,campaign,source,copy,copies,at,seconds_after_first,message_id\n")
        .contains("person-1,1,,webhook,3,3,TIME,10,'=m3");
    assertThat(rig.run("incidents", "show", "1", "--format", "json").out())
        .contains("\"incident 1: Monday\"", "\"extra\" : 2");
    assertThat(rig.run("incidents", "show", "7"))
        .isEqualTo(new Answer(1, "", "sendonce: there is no incident 7\n"));
  }
}
