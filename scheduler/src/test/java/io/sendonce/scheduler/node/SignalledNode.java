package io.sendonce.scheduler.node;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A program with a node of one part, to be sent signals. */
final class SignalledNode {

  private SignalledNode() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    NodePart part =
        new NodePart() {
          @Override
          public String name() {
            return "part";
          }

          @Override
          public void start() {
            // What matters here is the stop.
          }

          @Override
          public void stop(Duration timeLeft) {
            out.println("PART STOPPED");
          }
        };
    Node node = new Node("signalled", List.of(part), Duration.ofSeconds(10));
    node.stopWithJvm();
    node.start();
    out.println("STARTED");
    node.awaitStop();
    out.println("AWAITED");
  }
}
