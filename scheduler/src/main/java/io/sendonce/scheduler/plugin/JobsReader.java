package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.properties.DidYouMean;
import io.sendonce.scheduler.properties.Problem;
import io.sendonce.scheduler.properties.PropertiesText;
import io.sendonce.scheduler.properties.PropertiesText.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sorts the entries of a file by job and gathers what is wrong with any of them. */
final class JobsReader {

  private static final Pattern KEY = Pattern.compile("job\\.([^.]+)\\.(.+)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private final PropertiesText file;
  private final List<Problem> problems;

  JobsReader(PropertiesText file) {
    this.file = file;
    this.problems = new ArrayList<>(file.problems());
  }

  JobsFile result() {
    List<JobDeclaration> declarations = new ArrayList<>();
    byJob()
        .forEach(
            (name, fields) ->
                new JobReader(file.place(), name, fields, problems)
                    .declaration()
                    .ifPresent(declarations::add));
    findSharedNames(declarations);
    return problems.isEmpty() ? new JobsFile.Jobs(declarations) : new JobsFile.Broken(problems);
  }

  private Map<String, Map<String, Entry>> byJob() {
    Map<String, Map<String, Entry>> jobs = new LinkedHashMap<>();
    for (Entry entry : file.entries().values()) {
      Matcher key = KEY.matcher(entry.key());
      if (!key.matches()) {
        String rule = " is not a setting; keys are written job.<name>.<setting>";
        problems.add(new Problem(file.place(), entry.line(), entry.key() + rule));
      } else if (!NAME.matcher(key.group(1)).matches()) {
        String rule = ": the name of a job is 1 to 100 of the characters A-Z a-z 0-9 _ -";
        problems.add(new Problem(file.place(), entry.line(), entry.key() + rule));
      } else {
        jobs.computeIfAbsent(key.group(1), any -> new LinkedHashMap<>()).put(key.group(2), entry);
      }
    }
    return jobs;
  }

  private void findSharedNames(List<JobDeclaration> declarations) {
    Map<String, JobDeclaration> owners = new HashMap<>();
    for (JobDeclaration declaration : declarations) {
      Optional<String> shared = declaration.jobNames().filter(owners::containsKey).findFirst();
      if (shared.isPresent()) {
        JobDeclaration other = owners.getOrDefault(shared.get(), declaration);
        String text =
            "%s makes a job %s, and so does %s"
                .formatted(declaration.key("class"), shared.get(), other.key("class"));
        problems.add(new Problem(file.place(), declaration.line("class"), text));
      }
      declaration.jobNames().forEach(name -> owners.put(name, declaration));
    }
  }

  /** The proposal for a mistyped field of a job. */
  static String hint(String job, String field) {
    return DidYouMean.nearest(field, JobReader.FIELDS)
        .map(near -> "; did you mean job." + job + "." + near + "?")
        .orElse("");
  }
}
