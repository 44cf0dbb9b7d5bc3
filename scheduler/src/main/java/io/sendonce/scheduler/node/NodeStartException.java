package io.sendonce.scheduler.node;

/** A part did not start; those before it have been stopped. */
public final class NodeStartException extends Exception {

  private static final long serialVersionUID = 1L;

  NodeStartException(String part, Exception cause) {
    super(part + " did not start: " + cause.getMessage(), cause);
  }
}
