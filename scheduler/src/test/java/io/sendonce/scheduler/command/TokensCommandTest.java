package io.sendonce.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sendonce.scheduler.command.CommandRig.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TokensCommandTest {

  @RegisterExtension final CommandRig rig = CommandRig.empty();

  @Test
  void aTokenIsPrintedOnceAndListedByItsNameOnly() {
    Answer added = rig.run("tokens", "add", "crm", "--scope", "submit", "--scope", "read");
    assertThat(added.code()).isZero();
    assertThat(added.out()).matches("sendonce_[A-Za-z0-9_-]{43}\n");
    assertThat(added.err()).startsWith("crm may use the API: ");
    Answer listed = rig.run("tokens", "list");
    assertThat(listed.out()).isEqualTo("crm, read,submit\n");
    assertThat(rig.run("tokens", "remove", "crm").out())
        .isEqualTo("crm may not use the API any more\n");
    assertThat(rig.run("tokens", "remove", "crm").code()).isEqualTo(1);
    assertThat(rig.run("tokens", "list").out()).startsWith("no program may use the API");
    rig.run("tokens", "add", "ops", "--scope", "admin", "--scope", "operate");
    assertThat(rig.run("tokens", "list").out()).isEqualTo("ops, operate,admin\n");
  }

  @Test
  void aScopeThatIsNoneAndAWrongNameEndWithTwo() {
    assertThat(rig.run("tokens", "add", "crm", "--scope", "write").code()).isEqualTo(2);
    assertThat(rig.run("tokens", "add", "crm").code()).isEqualTo(2);
    Answer name = rig.run("tokens", "add", "a b", "--scope", "read");
    assertThat(name.code()).isEqualTo(2);
    assertThat(name.err()).contains("not a b");
  }
}
