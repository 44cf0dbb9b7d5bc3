package io.sendonce.scheduler.access;

import io.sendonce.scheduler.properties.Problem;
import io.sendonce.scheduler.properties.PropertiesText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file of users: a line {@code name = role hash} for each. It is written by {@code sendonce
 * users}, and only its owner may read it.
 */
public final class UsersFile {

  private static final String NAME = "[A-Za-z0-9._@-]{1,64}";

  private final PrivateFile file;

  /**
   * A file that need not exist yet.
   *
   * @param path where it is
   */
  public UsersFile(Path path) {
    this.file = new PrivateFile(path);
  }

  /**
   * What a file holds.
   *
   * @param users by name; those whose lines are right
   * @param problems what is wrong with the others
   */
  public record Content(Map<String, User> users, List<Problem> problems) {

    /** Copies what can change. */
    public Content {
      users = Map.copyOf(users);
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
   * Reads it; a file that is not there holds nobody.
   *
   * @throws IOException if it is there and cannot be read
   */
  public Content read() throws IOException {
    if (!Files.exists(path())) {
      return new Content(Map.of(), List.of());
    }
    PropertiesText text = PropertiesText.read(path());
    Map<String, User> users = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>(text.problems());
    for (PropertiesText.Entry entry : text.entries().values()) {
      String[] parts = entry.value().split(" +", 2);
      Role role = Role.of(parts[0]).orElse(null);
      if (!entry.key().matches(NAME)) {
        problems.add(problem(entry, "is no user name: " + nameRule()));
      } else if (role == null) {
        problems.add(problem(entry, "must begin with a role, one of " + Role.words()));
      } else if (parts.length < 2 || !Passwords.isHash(parts[1])) {
        problems.add(problem(entry, "must end with a hash that sendonce users add has made"));
      } else {
        users.put(entry.key(), new User(entry.key(), role, parts[1]));
      }
    }
    return new Content(users, problems);
  }

  /**
   * Adds a user, or gives one another role and password.
   *
   * @param name as they will sign in
   * @param role what they may do
   * @param password in clear; only its hash is kept
   * @throws IllegalArgumentException naming the rule that name or password break
   * @throws IOException if the file cannot be read, has problems, or cannot be written
   */
  public void put(String name, Role role, String password) throws IOException {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException("the name " + nameRule() + ", not " + name);
    }
    if (password.length() < Passwords.SHORTEST || password.length() > Passwords.LONGEST) {
      throw new IllegalArgumentException(
          "the password must have %d to %d characters, not %d"
              .formatted(Passwords.SHORTEST, Passwords.LONGEST, password.length()));
    }
    Map<String, User> users = soundUsers();
    users.put(name, new User(name, role, Passwords.hash(password)));
    write(users.values());
  }

  /**
   * Takes a user out.
   *
   * @return whether there was one
   * @throws IOException if the file cannot be read, has problems, or cannot be written
   */
  public boolean remove(String name) throws IOException {
    Map<String, User> users = soundUsers();
    boolean wasThere = users.remove(name) != null;
    if (wasThere) {
      write(users.values());
    }
    return wasThere;
  }

  private Map<String, User> soundUsers() throws IOException {
    Content content = read();
    if (!content.problems().isEmpty()) {
      throw new IOException(Problem.report(content.problems()));
    }
    return new TreeMap<>(content.users());
  }

  private void write(Collection<User> users) throws IOException {
    StringBuilder text = new StringBuilder("# name = role hash; written by: sendonce users\n");
    for (User user : users) {
      text.append("%s = %s %s\n".formatted(user.name(), user.role().word(), user.passwordHash()));
    }
    file.write(text.toString());
  }

  private Problem problem(PropertiesText.Entry entry, String rule) {
    return new Problem(path().toString(), entry.line(), entry.key() + " " + rule);
  }

  private static String nameRule() {
    return "must be 1 to 64 of the characters A-Z a-z 0-9 . _ @ -";
  }
}
