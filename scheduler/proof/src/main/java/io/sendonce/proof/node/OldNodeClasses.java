package io.sendonce.proof.node;

import org.quartz.simpl.CascadingClassLoadHelper;

/** The classes of a node that was deployed before {@link NewJob} was written. */
public final class OldNodeClasses extends CascadingClassLoadHelper {

  @Override
  public Class<?> loadClass(String name) throws ClassNotFoundException {
    refuseNewJob(name);
    return super.loadClass(name);
  }

  @Override
  public <T> Class<? extends T> loadClass(String name, Class<T> type)
      throws ClassNotFoundException {
    refuseNewJob(name);
    return super.loadClass(name, type);
  }

  private static void refuseNewJob(String name) throws ClassNotFoundException {
    if (name.equals(NewJob.class.getName())) {
      throw new ClassNotFoundException(name);
    }
  }
}
