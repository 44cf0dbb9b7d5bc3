package io.sendonce.scheduler.access;

import io.sendonce.scheduler.properties.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The file of users: a line {@code name = role hash} for each. It is written by {@code sendonce
 * users}, and only its owner may read it.
 */
public final class UsersFile {

  private final NamedLines<User> lines;

  /**
   * A file that need not exist yet.
   *
   * @param path where it is
   */
  public UsersFile(Path path) {
    this.lines =
        new NamedLines<>(path, "# name = role hash; written by: sendonce users", new UserForm());
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
    return lines.path();
  }

  /** A text that changes whenever the file has changed. */
  String version() throws IOException {
    return lines.version();
  }

  /**
   * Reads it; a file that is not there holds nobody.
   *
   * @throws IOException if it is there and cannot be read
   */
  public Content read() throws IOException {
    NamedLines.Content<User> read = lines.read();
    return new Content(read.things(), read.problems());
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
    NamedLines.requireName(name);
    if (password.length() < Passwords.SHORTEST || password.length() > Passwords.LONGEST) {
      throw new IllegalArgumentException(
          "the password must have %d to %d characters, not %d"
              .formatted(Passwords.SHORTEST, Passwords.LONGEST, password.length()));
    }
    lines.put(name, new User(name, role, Passwords.hash(password)));
  }

  /**
   * Takes a user out.
   *
   * @return whether there was one
   * @throws IOException if the file cannot be read, has problems, or cannot be written
   */
  public boolean remove(String name) throws IOException {
    return lines.remove(name);
  }

  private static final class UserForm implements NamedLines.Form<User> {

    @Override
    public User read(String name, String value) {
      String[] parts = value.split(" +", 2);
      Role role =
          Role.of(parts[0])
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "must begin with a role, one of " + Role.words()));
      if (parts.length < 2 || !Passwords.isHash(parts[1])) {
        throw new IllegalArgumentException("must end with a hash that sendonce users add has made");
      }
      return new User(name, role, parts[1]);
    }

    @Override
    public String write(User user) {
      return user.role().word() + " " + user.passwordHash();
    }
  }
}
