package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.properties.Problem;
import io.sendonce.scheduler.properties.PropertiesText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a file of jobs says: its jobs, or everything that is wrong with it. */
public sealed interface JobsFile {

  /** A file that can be used as far as its text goes. */
  final class Jobs implements JobsFile {

    private final List<JobDeclaration> declarations;

    Jobs(List<JobDeclaration> declarations) {
      this.declarations = List.copyOf(declarations);
    }

    List<JobDeclaration> declarations() {
      return declarations;
    }

    /** One line for each job, for people. */
    public List<String> describe() {
      return declarations.stream().map(JobDeclaration::describe).toList();
    }
  }

  /**
   * A file of which nothing is used.
   *
   * @param problems at least one
   */
  record Broken(List<Problem> problems) implements JobsFile {
    public Broken {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads a text; looks at nothing else.
   *
   * @param place how the text is named in problems
   */
  static JobsFile parse(String place, String text) {
    return new JobsReader(PropertiesText.parse(place, text)).result();
  }

  /** Reads a file; one that is not there is broken. */
  static JobsFile read(Path file) {
    try {
      if (!Files.exists(file)) {
        return new Broken(List.of(new Problem(file.toString(), 0, "the file is missing")));
      }
      return new JobsReader(PropertiesText.read(file)).result();
    } catch (IOException unreadable) {
      String problem = "the file cannot be read: " + unreadable;
      return new Broken(List.of(new Problem(file.toString(), 0, problem)));
    }
  }
}
