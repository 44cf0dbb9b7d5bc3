package io.sendonce.scheduler.access;

import io.sendonce.jobs.db.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Who is signed in, at whichever node. Safe for use by many threads. */
public final class Sessions {

  private static final int TOKEN_BYTES = 32;

  private final Database database;
  private final Users users;
  private final Duration length;
  private final SecureRandom random = new SecureRandom();

  /**
   * The sessions in a database.
   *
   * @param database where they are kept
   * @param users who may have one
   * @param length how long one lasts
   */
  public Sessions(Database database, Users users, Duration length) {
    this.database = database;
    this.users = users;
    this.length = length;
  }

  /**
   * Somebody who is signed in.
   *
   * @param user as the file has them now
   * @param formToken what every form of this session must carry; other sites cannot know it
   */
  public record Visitor(User user, String formToken) {

    /** Whether a form's token is this session's, compared in constant time. */
    public boolean sent(String token) {
      return MessageDigest.isEqual(
          token.getBytes(StandardCharsets.UTF_8), formToken.getBytes(StandardCharsets.UTF_8));
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared in constant time, not by equals
  private record Row(String userName, byte[] credential) {}

  /**
   * Begins a session.
   *
   * @return its token, for the browser alone
   */
  public String begin(User user) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    database.update(
        "sessions/begin",
        update ->
            update
                .bind("tokenHash", Sha256.of(token))
                .bind("userName", user.name())
                .bind("credential", Sha256.of(user.passwordHash()))
                .bind("length", length.toMillis()));
    return token;
  }

  /**
   * Who is signed in with a token; empty if nobody is any more.
   *
   * @param token as the browser has it
   */
  public Optional<Visitor> find(String token) {
    return database
        .query(
            "sessions/find",
            query ->
                query
                    .bind("tokenHash", Sha256.of(token))
                    .map(
                        (row, context) ->
                            new Row(row.getString("user_name"), row.getBytes("credential")))
                    .findOne())
        .flatMap(row -> users.find(row.userName()).filter(user -> isOf(row, user)))
        .map(user -> new Visitor(user, formToken(token)));
  }

  /** Ends a session; it need not exist. */
  public void end(String token) {
    database.update("sessions/end", update -> update.bind("tokenHash", Sha256.of(token)));
  }

  /** How long a session lasts. */
  public Duration length() {
    return length;
  }

  private static boolean isOf(Row row, User user) {
    return MessageDigest.isEqual(row.credential(), Sha256.of(user.passwordHash()));
  }

  private static String formToken(String token) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of("form " + token));
  }
}
