package io.sendonce.jobs.crash;

/** What happens to a node at a point. */
enum Blow {
  /** It is killed: nothing of it passes any more. What passed before arrives. */
  CRASH,
  /** One connection ends, and the node lives on. */
  CUT,
  /** Nothing passes to and from the provider any more, and the node lives on. */
  CUT_OFF,
  /** The node is paused while others take over, and goes on afterwards. */
  PAUSE
}
