package io.sendonce.scheduler.store;

import java.io.InputStream;
import java.net.URL;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartz.Job;
import org.quartz.spi.ClassLoadHelper;

/** The classes of this node: under their own name, else under the one they were given since. */
class NodeClasses implements ClassLoadHelper {

  private final ClassLoadHelper classes;
  private volatile Map<String, String> renamed = Map.of();

  NodeClasses(ClassLoadHelper classes) {
    this.classes = classes;
  }

  void rename(Map<String, String> aliases) {
    renamed = Map.copyOf(aliases);
  }

  boolean has(String name) {
    try {
      return Job.class.isAssignableFrom(loadClass(name));
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }

  /** The same classes, with {@link AbsentJob} for one that is not there. */
  ClassLoadHelper orAbsent() {
    return new NodeClasses(this) {
      @Override
      public Class<?> loadClass(String name) {
        try {
          return NodeClasses.this.loadClass(name);
        } catch (ClassNotFoundException | LinkageError absent) {
          return AbsentJob.class;
        }
      }
    };
  }

  @Override
  public void initialize() {
    // Whoever made the other one has initialized it.
  }

  @Override
  public Class<?> loadClass(String name) throws ClassNotFoundException {
    try {
      return classes.loadClass(name);
    } catch (ClassNotFoundException absent) {
      String now = renamed.get(name);
      if (now == null) {
        throw absent;
      }
      return classes.loadClass(now);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public final <T> Class<? extends T> loadClass(String name, Class<T> type)
      throws ClassNotFoundException {
    return (Class<? extends T>) loadClass(name);
  }

  @Override
  public @Nullable URL getResource(String name) {
    return classes.getResource(name);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    return classes.getResourceAsStream(name);
  }

  @Override
  public ClassLoader getClassLoader() {
    return classes.getClassLoader();
  }
}
