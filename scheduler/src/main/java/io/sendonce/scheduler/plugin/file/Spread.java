package io.sendonce.scheduler.plugin.file;

/** Into how many jobs of the store a declared job is made. */
public sealed interface Spread {

  /** One job of the same name. */
  record One() implements Spread {}

  /** Jobs numbered from 0, each with its number in its data. */
  record Lanes(int count) implements Spread {}

  /** One job for each node, which only that node runs. */
  record EachNode() implements Spread {}

  /** For people, as it goes on after the job's name; empty for one job. */
  default String describe() {
    if (this instanceof Lanes lanes) {
      return " in " + lanes.count() + " lanes";
    }
    return this instanceof EachNode ? " on each node" : "";
  }
}
