package io.sendonce.scheduler.plugin;

/** How a file stands to the one that was applied last. */
public enum Verdict {
  /** Nothing was applied, or something older. */
  NEWER,
  /** The same was applied. */
  EQUAL,
  /** What it says was replaced by something newer, or its generation is lower. */
  OLDER
}
