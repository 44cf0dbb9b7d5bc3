package io.sendonce.scheduler.node;

import java.util.Properties;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;

/**
 * Makes schedulers that are not kept in Quartz's registry. It is static and knows schedulers by the
 * cluster's name: left in it, the second one in a JVM would be given the first one's scheduler.
 */
final class Unregistered {

  private Unregistered() {}

  static Scheduler scheduler(Properties properties, String name) throws SchedulerException {
    synchronized (Unregistered.class) {
      Scheduler built = new StdSchedulerFactory(properties).getScheduler();
      SchedulerRepository.getInstance().remove(name);
      return built;
    }
  }
}
