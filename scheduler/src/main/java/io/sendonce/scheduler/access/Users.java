package io.sendonce.scheduler.access;

import io.sendonce.scheduler.properties.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The users as the file has them now. Safe for use by many threads. */
public final class Users {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.console");

  private final UsersFile file;
  private String version = "";
  private Map<String, User> known = Map.of();

  /**
   * The users of a file, which is read again whenever it has changed.
   *
   * @param file need not exist yet
   */
  public Users(UsersFile file) {
    this.file = file;
  }

  /** The user of a name, if there is one now. */
  public Optional<User> find(String name) {
    return Optional.ofNullable(current().get(name));
  }

  /** Whether there is nobody who could sign in. */
  public boolean isEmpty() {
    return current().isEmpty();
  }

  /** Where the file is, for people. */
  public String place() {
    return file.path().toString();
  }

  /**
   * Whose name and password these are.
   *
   * @param name as typed
   * @param password as typed
   * @return empty if either is wrong; it takes the same time whichever it is
   */
  public Optional<User> signIn(String name, String password) {
    Optional<User> user = find(name);
    if (user.isEmpty()) {
      Passwords.matchesNobody(password);
      return Optional.empty();
    }
    return user.filter(it -> Passwords.matches(password, it.passwordHash()));
  }

  /** A line that cannot be read lets nobody in; the other lines stay good. */
  private synchronized Map<String, User> current() {
    try {
      String now = file.version();
      if (!now.equals(version)) {
        UsersFile.Content content = file.read();
        List<Problem> problems = content.problems();
        if (!problems.isEmpty()) {
          LOG.warn("{}", Problem.report(problems));
        }
        known = content.users();
        version = now;
      }
    } catch (IOException e) {
      LOG.warn("nobody can sign in: {} cannot be read: {}", file.path(), e.toString());
      known = Map.of();
      version = "";
    }
    return known;
  }
}
