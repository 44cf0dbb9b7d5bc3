package io.sendonce.demo.oldway;

import io.sendonce.demo.stage.DemoProvider;
import io.sendonce.demo.stage.PartFailedException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** One run of the processor as it was: what is pending is sent and then marked, row after row. */
final class OldProcessor implements Callable<Void> {

  private final String name;
  private final OldQueue queue;
  private final DemoProvider provider;
  private final Consumer<String> told;

  /**
   * A run that has not begun.
   *
   * @param told is told in a line what it found
   */
  OldProcessor(String name, OldQueue queue, DemoProvider provider, Consumer<String> told) {
    this.name = name;
    this.queue = queue;
    this.provider = provider;
    this.told = told;
  }

  @Override
  public Void call() throws PartFailedException {
    List<OldQueue.Row> pending = queue.pending();
    told.accept(name + " finds " + pending.size() + " pending rows and begins to send them");
    for (OldQueue.Row row : pending) {
      // 3 to 5 seconds in which every other run still sees the row as pending.
      provider.startChat(OldWay.ACCOUNT, row.person(), row.message());
      queue.markSent(row);
    }
    return null;
  }
}
