package io.sendonce.scheduler.access;

import io.sendonce.scheduler.properties.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file of the API's tokens: a line {@code name = scopes hash} for each. It is written by {@code
 * sendonce tokens}, and only its owner may read it.
 *
 * <p>The hash is a plain SHA-256. A slow one, as for passwords, protects what people make up and
 * others can guess; a token is 256 random bits, which nobody can.
 */
public final class TokensFile {

  /** So that who finds one, a person or a scanner for secrets, knows what it is. */
  static final String PREFIX = "sendonce_";

  private static final int TOKEN_BYTES = 32;

  private final NamedLines<ApiToken> lines;
  private final SecureRandom random = new SecureRandom();

  /**
   * A file that need not exist yet.
   *
   * @param path where it is
   */
  public TokensFile(Path path) {
    this.lines =
        new NamedLines<>(
            path, "# name = scopes hash; written by: sendonce tokens", new TokenForm());
  }

  /**
   * What a file holds.
   *
   * @param tokens by name; those whose lines are right
   * @param problems what is wrong with the others
   */
  public record Content(Map<String, ApiToken> tokens, List<Problem> problems) {

    /** Copies what can change. */
    public Content {
      tokens = Map.copyOf(tokens);
      problems = List.copyOf(problems);
    }
  }

  /** Where it is. */
  public Path path() {
    return lines.path();
  }

  /** A text that changes whenever the file has changed. */
  String version() throws IOException {
    return lines.version();
  }

  /**
   * Reads it; a file that is not there holds none.
   *
   * @throws IOException if it is there and cannot be read
   */
  public Content read() throws IOException {
    NamedLines.Content<ApiToken> read = lines.read();
    return new Content(read.things(), read.problems());
  }

  /**
   * Makes a token, in the place of one of that name if there is one.
   *
   * @param name what it is called
   * @param scopes what it is good for
   * @return the token, which is kept nowhere
   * @throws IllegalArgumentException naming the rule that the name breaks, or if there is no scope
   * @throws IOException if the file cannot be read, has problems, or cannot be written
   */
  public String put(String name, Set<Scope> scopes) throws IOException {
    NamedLines.requireName(name);
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("a token must have a scope, one of " + Scope.words());
    }
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    lines.put(name, new ApiToken(name, scopes, HexFormat.of().formatHex(Sha256.of(token))));
    return token;
  }

  /**
   * Takes a token out.
   *
   * @return whether there was one
   * @throws IOException if the file cannot be read, has problems, or cannot be written
   */
  public boolean remove(String name) throws IOException {
    return lines.remove(name);
  }

  private static final class TokenForm implements NamedLines.Form<ApiToken> {

    @Override
    public ApiToken read(String name, String value) {
      String[] parts = value.split(" +", 2);
      Set<Scope> scopes = scopes(parts[0]);
      if (parts.length < 2 || !parts[1].matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "must end with a hash that sendonce tokens add has made");
      }
      return new ApiToken(name, scopes, parts[1]);
    }

    @Override
    public String write(ApiToken token) {
      return token.words() + " " + token.hash();
    }

    private static Set<Scope> scopes(String words) {
      Set<Scope> scopes = EnumSet.noneOf(Scope.class);
      for (String word : words.split(",", -1)) {
        scopes.add(
            Scope.of(word)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "must begin with scopes, separated by commas, of " + Scope.words())));
      }
      return scopes;
    }
  }
}
