package io.sendonce.scheduler.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens are known by their hashes, and only while the file has them. */
class TokensFileTest {

  @TempDir Path directory;

  private Path path = Path.of("");

  @BeforeEach
  void name() {
    path = directory.resolve("tokens.properties");
  }

  @Test
  void aTokenIsKnownUntilItIsTakenOutOrReplaced() throws IOException {
    Tokens tokens = new Tokens(new TokensFile(path));
    String crm = new TokensFile(path).put("crm", Set.of(Scope.SUBMIT, Scope.READ));
    assertThat(tokens.find(crm)).map(ApiToken::toString).hasValue("crm, read,submit");
    assertThat(tokens.find(crm.substring(1))).isEmpty();
    assertThat(tokens.bearer(Optional.of("bearer  " + crm))).isPresent();
    assertThat(tokens.bearer(Optional.of("Basic " + crm))).isEmpty();
    assertThat(tokens.bearer(Optional.empty())).isEmpty();
    String another = new TokensFile(path).put("crm", Set.of(Scope.READ));
    assertThat(tokens.find(crm)).isEmpty();
    assertThat(tokens.find(another)).isPresent();
    assertThat(new TokensFile(path).remove("crm")).isTrue();
    assertThat(new TokensFile(path).remove("crm")).isFalse();
    assertThat(tokens.find(another)).isEmpty();
  }

  @Test
  void theFileHoldsNoTokenAndIsItsOwnersAlone() throws IOException {
    String token = new TokensFile(path).put("crm", Set.of(Scope.READ));
    assertThat(token).startsWith("sendonce_").hasSize(52);
    assertThat(Files.readString(path)).contains("crm = read ").doesNotContain(token.substring(9));
    assertThat(Files.getPosixFilePermissions(path))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void aLineThatIsWrongIsNamedAndLetsNobodyIn() throws IOException {
    String token = new TokensFile(path).put("good", Set.of(Scope.READ));
    Files.writeString(
        path,
        Files.readString(path)
            + "a b = read 00\nnone = write "
            + "0".repeat(64)
            + "\nshort = read 00\n");
    assertThat(new Tokens(new TokensFile(path)).find(token)).isPresent();
    assertThat(new TokensFile(path).read().problems()).hasSize(3);
    assertThatThrownBy(() -> new TokensFile(path).put("more", Set.of(Scope.READ)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("short must end with a hash");
    assertThatThrownBy(() -> new TokensFile(path).put("a b", Set.of(Scope.READ)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A-Z a-z 0-9 . _ @ -, not a b");
  }
}
