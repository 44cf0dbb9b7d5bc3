package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.plugin.file.JobDeclaration;
import io.sendonce.scheduler.plugin.file.JobsFile;
import io.sendonce.scheduler.plugin.file.Schedule;
import io.sendonce.scheduler.plugin.file.Spread;
import io.sendonce.scheduler.properties.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.utils.ClassUtils;

/** The classes of a file's jobs on this node, and whether they fit what is declared. */
final class JobClasses {

  private final JobsFile.Jobs file;
  private final ClassLoadHelper loader;
  private final Map<String, Optional<Class<?>>> loaded = new HashMap<>();

  JobClasses(JobsFile.Jobs file, ClassLoadHelper loader) {
    this.file = file;
    this.loader = loader;
  }

  /** The class of a job, or the one that stands for it; empty where this node has neither. */
  Optional<Class<? extends Job>> of(JobDeclaration declared) {
    return load(declared.work().className())
        .filter(Job.class::isAssignableFrom)
        .map(type -> type.asSubclass(Job.class));
  }

  /** Everything that is wrong with the classes that are there. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (JobDeclaration declared : file.declarations()) {
      load(declared.work().className())
          .map(type -> brokenRule(type, declared))
          .ifPresent(rule -> problems.add(problem(declared, rule)));
    }
    return problems;
  }

  Problem missing(JobDeclaration declared) {
    return problem(declared, "is not on the class path of this node");
  }

  private Problem problem(JobDeclaration declared, String rule) {
    String text = declared.key("class") + " = " + declared.work().className() + " " + rule;
    return new Problem(file.place(), declared.line("class"), text);
  }

  private static @Nullable String brokenRule(Class<?> type, JobDeclaration declared) {
    if (!Job.class.isAssignableFrom(type)) {
      return "must be a class that implements org.quartz.Job";
    }
    boolean exclusive = ClassUtils.isAnnotationPresent(type, DisallowConcurrentExecution.class);
    if (!exclusive && declared.spread() instanceof Spread.Lanes) {
      return "must carry @DisallowConcurrentExecution to be run in lanes";
    }
    boolean delayed =
        declared.timing() != null && declared.timing().schedule() instanceof Schedule.Delay;
    if (!exclusive && delayed) {
      return "must carry @DisallowConcurrentExecution to be run with delay, or runs overlap";
    }
    return null;
  }

  private Optional<Class<?>> load(String name) {
    return loaded.computeIfAbsent(
        name,
        any -> {
          Optional<Class<?>> found = tryLoad(name);
          String now = file.aliases().get(name);
          return found.isPresent() || now == null ? found : tryLoad(now);
        });
  }

  private Optional<Class<?>> tryLoad(String name) {
    try {
      return Optional.of(loader.loadClass(name));
    } catch (ClassNotFoundException | LinkageError notThere) {
      return Optional.empty();
    }
  }
}
