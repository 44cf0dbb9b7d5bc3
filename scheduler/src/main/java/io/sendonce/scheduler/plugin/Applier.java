package io.sendonce.scheduler.plugin;

/**
 * Who applies a file.
 *
 * @param name for the record
 * @param node the node whose own jobs are kept too; empty for a person
 */
public record Applier(String name, String node) {

  /** A node of the cluster, by its instance id. */
  public static Applier node(String instance) {
    return new Applier(instance, instance);
  }

  /** A person; the jobs of each node are left to the nodes. */
  public static Applier person(String name) {
    return new Applier(name, "");
  }
}
