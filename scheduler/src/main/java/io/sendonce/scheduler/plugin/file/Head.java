package io.sendonce.scheduler.plugin.file;

/**
 * What a file says about itself.
 *
 * @param generation a lower one never replaces a higher one; 0 where the file does not say
 * @param surplus what becomes of its jobs that it does not name any more
 */
public record Head(int generation, Surplus surplus) {

  /** What becomes of jobs that a file once made and does not name any more. */
  public enum Surplus {
    /** They are taken out of the store. */
    REMOVE,
    /** They go on and are shown as surplus. */
    FLAG
  }
}
