package io.sendonce.scheduler.access;

import io.sendonce.scheduler.properties.Problem;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API's tokens as the file has them now. Safe for use by many threads. */
public final class Tokens {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.api");

  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

  private final TokensFile file;
  private String version = "";
  private List<ApiToken> known = List.of();

  /**
   * The tokens of a file, which is read again whenever it has changed.
   *
   * @param file need not exist yet
   */
  public Tokens(TokensFile file) {
    this.file = file;
  }

  /**
   * Which one this is; empty if it is none, or none any more. Compared in constant time.
   *
   * @param token as it was sent
   */
  public Optional<ApiToken> find(String token) {
    byte[] hash = Sha256.of(token);
    ApiToken found = null;
    for (ApiToken each : current()) {
      if (MessageDigest.isEqual(HexFormat.of().parseHex(each.hash()), hash)) {
        found = each;
      }
    }
    return Optional.ofNullable(found);
  }

  /**
   * Which one a request was sent with (RFC 6750, section 2.1); empty if none that is good.
   *
   * @param authorization the header of that name
   */
  public Optional<ApiToken> bearer(Optional<String> authorization) {
    return authorization
        .map(value -> BEARER.matcher(value.strip()))
        .filter(Matcher::matches)
        .flatMap(matched -> find(matched.group(1)));
  }

  /** A line that cannot be read lets nobody in; the other lines stay good. */
  private synchronized List<ApiToken> current() {
    try {
      String now = file.version();
      if (!now.equals(version)) {
        TokensFile.Content content = file.read();
        if (!content.problems().isEmpty()) {
          LOG.warn("{}", Problem.report(content.problems()));
        }
        known = List.copyOf(content.tokens().values());
        version = now;
      }
    } catch (IOException e) {
      LOG.warn("no token is good: {} cannot be read: {}", file.path(), e.toString());
      known = List.of();
      version = "";
    }
    return known;
  }
}
