package io.sendonce.scheduler.access;

import io.sendonce.scheduler.properties.Problem;
import io.sendonce.scheduler.properties.PropertiesText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

  private static final String NAME = "[A-Za-z0-9._@-]{1,64}";
  private static final int TOKEN_BYTES = 32;

  private final PrivateFile file;
  private final SecureRandom random = new SecureRandom();

  /**
   * A file that need not exist yet.
   *
   * @param path where it is
   */
  public TokensFile(Path path) {
    this.file = new PrivateFile(path);
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
    return file.path();
  }

  /** A text that changes whenever the file has changed. */
  String version() throws IOException {
    return file.version();
  }

  /**
   * Reads it; a file that is not there holds none.
   *
   * @throws IOException if it is there and cannot be read
   */
  public Content read() throws IOException {
    if (!Files.exists(path())) {
      return new Content(Map.of(), List.of());
    }
    PropertiesText text = PropertiesText.read(path());
    Map<String, ApiToken> tokens = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>(text.problems());
    for (PropertiesText.Entry entry : text.entries().values()) {
      String[] parts = entry.value().split(" +", 2);
      Set<Scope> scopes = scopes(parts[0]);
      if (!entry.key().matches(NAME)) {
        problems.add(problem(entry, "is no token's name: it " + nameRule()));
      } else if (scopes.isEmpty()) {
        problems.add(
            problem(entry, "must begin with scopes, separated by commas, of " + Scope.words()));
      } else if (parts.length < 2 || !parts[1].matches("[0-9a-f]{64}")) {
        problems.add(problem(entry, "must end with a hash that sendonce tokens add has made"));
      } else {
        tokens.put(entry.key(), new ApiToken(entry.key(), scopes, parts[1]));
      }
    }
    return new Content(tokens, problems);
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
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException("the name " + nameRule() + ", not " + name);
    }
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("a token must have a scope, one of " + Scope.words());
    }
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Map<String, ApiToken> tokens = soundTokens();
    tokens.put(name, new ApiToken(name, scopes, HexFormat.of().formatHex(Sha256.of(token))));
    write(tokens.values());
    return token;
  }

  /**
   * Takes a token out.
   *
   * @return whether there was one
   * @throws IOException if the file cannot be read, has problems, or cannot be written
   */
  public boolean remove(String name) throws IOException {
    Map<String, ApiToken> tokens = soundTokens();
    boolean wasThere = tokens.remove(name) != null;
    if (wasThere) {
      write(tokens.values());
    }
    return wasThere;
  }

  private Map<String, ApiToken> soundTokens() throws IOException {
    Content content = read();
    if (!content.problems().isEmpty()) {
      throw new IOException(Problem.report(content.problems()));
    }
    return new TreeMap<>(content.tokens());
  }

  private void write(Collection<ApiToken> tokens) throws IOException {
    StringBuilder text = new StringBuilder("# name = scopes hash; written by: sendonce tokens\n");
    for (ApiToken token : tokens) {
      text.append("%s = %s %s\n".formatted(token.name(), token.words(), token.hash()));
    }
    file.write(text.toString());
  }

  /** Empty if a word is none. */
  private static Set<Scope> scopes(String words) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String word : words.split(",", -1)) {
      Scope scope = Scope.of(word).orElse(null);
      if (scope == null) {
        return Set.of();
      }
      scopes.add(scope);
    }
    return scopes;
  }

  private Problem problem(PropertiesText.Entry entry, String rule) {
    return new Problem(path().toString(), entry.line(), entry.key() + " " + rule);
  }

  private static String nameRule() {
    return "must be 1 to 64 of the characters A-Z a-z 0-9 . _ @ -";
  }
}
