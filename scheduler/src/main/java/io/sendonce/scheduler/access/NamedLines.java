package io.sendonce.scheduler.access;

import io.sendonce.scheduler.properties.Problem;
import io.sendonce.scheduler.properties.PropertiesText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A private file of lines {@code name = value}, each of which stands for something. */
final class NamedLines<T> {

  private static final String NAME = "[A-Za-z0-9._@-]{1,64}";
  private static final String NAME_RULE = "must be 1 to 64 of the characters A-Z a-z 0-9 . _ @ -";

  private final PrivateFile file;
  private final String head;
  private final Form<T> form;

  /** How something is written. */
  interface Form<T> {
    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException with what is wrong, as the end of a sentence
     */
    T read(String name, String value);

    /** Writes a value, so that it can be read. */
    String write(T thing);
  }

  /**
   * What the file holds.
   *
   * @param things by name; those whose lines are right
   * @param problems what is wrong with the others
   */
  record Content<T>(Map<String, T> things, List<Problem> problems) {}

  /**
   * A file that need not exist yet.
   *
   * @param path where it is
   * @param head its first line, a comment
   */
  NamedLines(Path path, String head, Form<T> form) {
    this.file = new PrivateFile(path);
    this.head = head;
    this.form = form;
  }

  Path path() {
    return file.path();
  }

  /** A text that changes whenever the file has changed. */
  String version() throws IOException {
    return file.version();
  }

  /** Refuses a name that none can have. */
  static void requireName(String name) {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException("the name " + NAME_RULE + ", not " + name);
    }
  }

  /** Reads it; a file that is not there holds nothing. */
  Content<T> read() throws IOException {
    if (!Files.exists(path())) {
      return new Content<>(Map.of(), List.of());
    }
    PropertiesText text = PropertiesText.read(path());
    Map<String, T> things = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>(text.problems());
    for (PropertiesText.Entry entry : text.entries().values()) {
      try {
        if (!entry.key().matches(NAME)) {
          throw new IllegalArgumentException("is no name: it " + NAME_RULE);
        }
        things.put(entry.key(), form.read(entry.key(), entry.value()));
      } catch (IllegalArgumentException wrong) {
        String sentence = entry.key() + " " + wrong.getMessage();
        problems.add(new Problem(path().toString(), entry.line(), sentence));
      }
    }
    return new Content<>(things, problems);
  }

  /**
   * Adds a line, or changes the one of that name.
   *
   * @throws IOException if the file cannot be read, has problems, or cannot be written
   */
  void put(String name, T thing) throws IOException {
    Map<String, T> things = sound();
    things.put(name, thing);
    write(things);
  }

  /**
   * Takes a line out.
   *
   * @return whether there was one
   * @throws IOException if the file cannot be read, has problems, or cannot be written
   */
  boolean remove(String name) throws IOException {
    Map<String, T> things = sound();
    boolean wasThere = things.remove(name) != null;
    if (wasThere) {
      write(things);
    }
    return wasThere;
  }

  private Map<String, T> sound() throws IOException {
    Content<T> content = read();
    if (!content.problems().isEmpty()) {
      throw new IOException(Problem.report(content.problems()));
    }
    return new TreeMap<>(content.things());
  }

  private void write(Map<String, T> things) throws IOException {
    StringBuilder text = new StringBuilder(head + "\n");
    things.forEach(
        (name, thing) -> text.append(name).append(" = ").append(form.write(thing)).append('\n'));
    file.write(text.toString());
  }
}
