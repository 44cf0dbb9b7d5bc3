package io.sendonce.scheduler.plugin.file;

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

/** Sorts the entries of a file by what they are about and gathers what is wrong with any. */
final class JobsReader {

  private static final String FORMS =
      "job.<name>.<setting>, calendar.<name>.<setting>, alias.<class>, jobs.generation or"
          + " jobs.surplus";
  private static final Pattern NAMED = Pattern.compile("(job|calendar)\\.([^.]+)\\.(.+)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final String ALIAS = "alias.";
  private static final String HEAD = "jobs.";

  private final PropertiesText file;
  private final List<Problem> problems;
  private final Map<String, Map<String, Entry>> jobs = new LinkedHashMap<>();
  private final Map<String, Map<String, Entry>> calendars = new LinkedHashMap<>();
  private final Map<String, Entry> head = new LinkedHashMap<>();
  private final Map<String, Entry> aliases = new LinkedHashMap<>();

  JobsReader(PropertiesText file) {
    this.file = file;
    this.problems = new ArrayList<>(file.problems());
  }

  JobsFile result() {
    file.entries().values().forEach(this::sort);
    Head read = new HeadReader(new Fields(file.place(), "jobs", head, problems)).head();
    Map<String, String> renamed = new AliasReader(file.place(), aliases, problems).aliases();
    Map<String, Optional<ExcludedDays>> days = calendars();
    List<JobDeclaration> declarations = declarations(days);
    findSharedNames(declarations);
    if (!problems.isEmpty()) {
      return new JobsFile.Broken(problems);
    }
    List<ExcludedDays> all = days.values().stream().flatMap(Optional::stream).toList();
    return new JobsFile.Jobs(file.place(), read, all, declarations, renamed);
  }

  private void sort(Entry entry) {
    String key = entry.key();
    Matcher named = NAMED.matcher(key);
    if (named.matches()) {
      sortNamed(entry, named);
    } else if (key.startsWith(ALIAS)) {
      aliases.put(key.substring(ALIAS.length()), entry);
    } else if (HeadReader.FIELDS.stream().anyMatch(field -> key.equals(HEAD + field))) {
      head.put(key.substring(HEAD.length()), entry);
    } else {
      List<String> known = HeadReader.FIELDS.stream().map(field -> HEAD + field).toList();
      String hint = DidYouMean.hint(key, known);
      String form = hint.isEmpty() ? "; keys are written " + FORMS : hint;
      add(entry, key + " is not a setting" + form);
    }
  }

  private void sortNamed(Entry entry, Matcher key) {
    String name = key.group(2);
    if (!NAME.matcher(name).matches()) {
      String rule = ": the name of a %s is 1 to 100 of the characters A-Z a-z 0-9 _ -";
      add(entry, entry.key() + rule.formatted(key.group(1)));
      return;
    }
    Map<String, Map<String, Entry>> kind = key.group(1).equals("job") ? jobs : calendars;
    kind.computeIfAbsent(name, any -> new LinkedHashMap<>()).put(key.group(3), entry);
  }

  private Map<String, Optional<ExcludedDays>> calendars() {
    Map<String, Optional<ExcludedDays>> read = new LinkedHashMap<>();
    calendars.forEach(
        (name, entries) -> {
          Fields fields = new Fields(file.place(), "calendar." + name, entries, problems);
          read.put(name, new CalendarReader(name, fields).calendar());
        });
    return read;
  }

  private List<JobDeclaration> declarations(Map<String, Optional<ExcludedDays>> days) {
    List<JobDeclaration> declarations = new ArrayList<>();
    jobs.forEach(
        (name, entries) -> {
          Fields fields = new Fields(file.place(), "job." + name, entries, problems);
          new JobReader(name, fields, days).declaration().ifPresent(declarations::add);
        });
    return declarations;
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

  private void add(Entry entry, String text) {
    problems.add(new Problem(file.place(), entry.line(), text));
  }
}
