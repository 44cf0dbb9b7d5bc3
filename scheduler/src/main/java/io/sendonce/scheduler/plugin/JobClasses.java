package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.properties.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.utils.ClassUtils;

/** Checks what a text alone cannot show: that a class is there and fits, that a time will come. */
final class JobClasses {

  private final String place;
  private final ClassLoadHelper classes;

  JobClasses(String place, ClassLoadHelper classes) {
    this.place = place;
    this.classes = classes;
  }

  /** The class of a declared job, or empty with the reason added to the problems. */
  Optional<Class<? extends Job>> find(
      JobDeclaration declared, Instant now, List<Problem> problems) {
    if (!declared.timing().schedule().isDueAfter(now)) {
      String never = declared.key("cron") + " will never be due again";
      problems.add(new Problem(place, declared.line("cron"), never));
    }
    try {
      Class<?> type = classes.loadClass(declared.work().className());
      if (!Job.class.isAssignableFrom(type)) {
        return refuse(declared, "must be a class that implements org.quartz.Job", problems);
      }
      if (declared.lanes() > 0
          && !ClassUtils.isAnnotationPresent(type, DisallowConcurrentExecution.class)) {
        String rule = "must carry @DisallowConcurrentExecution to be run in lanes";
        return refuse(declared, rule, problems);
      }
      return Optional.of(type.asSubclass(Job.class));
    } catch (ClassNotFoundException | LinkageError notThere) {
      return refuse(declared, "is not on the class path of this node", problems);
    }
  }

  private Optional<Class<? extends Job>> refuse(
      JobDeclaration declared, String rule, List<Problem> problems) {
    String text = declared.key("class") + " = " + declared.work().className() + " " + rule;
    problems.add(new Problem(place, declared.line("class"), text));
    return Optional.empty();
  }
}
