package io.sendonce.scheduler.wiring;

import io.sendonce.scheduler.node.NodePart;
import java.time.Duration;
import org.springframework.context.ConfigurableApplicationContext;

/** Sender, provider and their threads: ready from the beginning, closed after the last job. */
final class BeansPart implements NodePart {

  private final ConfigurableApplicationContext beans;

  BeansPart(ConfigurableApplicationContext beans) {
    this.beans = beans;
  }

  @Override
  public String name() {
    return "sender";
  }

  @Override
  public void start() {
    // They work when jobs call them.
  }

  @Override
  public void stop(Duration timeLeft) {
    beans.close();
  }
}
