package io.sendonce.scheduler.plugin.file;

import io.sendonce.scheduler.properties.Problem;
import io.sendonce.scheduler.properties.PropertiesText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a file of jobs says: its jobs, or everything that is wrong with it. */
public sealed interface JobsFile {

  /**
   * A file that can be used as far as its text goes.
   *
   * @param place how it is named in problems
   * @param head what it says about itself
   * @param calendars its calendars, used or not
   * @param declarations its jobs that are enabled, in its order
   * @param aliases the class that stands for one that was renamed, by the old name
   */
  record Jobs(
      String place,
      Head head,
      List<ExcludedDays> calendars,
      List<JobDeclaration> declarations,
      Map<String, String> aliases)
      implements JobsFile {

    /** Keeps its own copies. */
    public Jobs {
      calendars = List.copyOf(calendars);
      declarations = List.copyOf(declarations);
      aliases = Map.copyOf(aliases);
    }

    /** One line for each job, for people. */
    public List<String> describe() {
      return declarations.stream().map(JobDeclaration::describe).toList();
    }

    /** The same for files that mean the same; the generation is not part of it. */
    public String fingerprint() {
      List<String> parts = new ArrayList<>(List.of(head.surplus().name()));
      declarations.stream()
          .sorted(Comparator.comparing(JobDeclaration::name))
          .forEach(job -> parts.addAll(job.meaning()));
      calendars.stream()
          .sorted(Comparator.comparing(ExcludedDays::name))
          .forEach(days -> parts.addAll(List.of("calendar", days.name(), days.fingerprint())));
      new TreeMap<>(aliases).forEach((old, now) -> parts.addAll(List.of("alias", old, now)));
      return Meaning.fingerprint(parts);
    }
  }

  /**
   * A file of which nothing is used.
   *
   * @param problems at least one
   */
  record Broken(List<Problem> problems) implements JobsFile {
    /** Keeps its own copy. */
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
