package io.sendonce.scheduler.command;

import static io.sendonce.scheduler.text.Lines.time;

import io.sendonce.scheduler.inventory.Inventory;
import io.sendonce.scheduler.inventory.ListedFire;
import io.sendonce.scheduler.inventory.ListedJob;
import io.sendonce.scheduler.inventory.ListedTrigger;
import io.sendonce.scheduler.properties.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What in an inventory a person should look at, a sentence each: a pure function. */
final class JobTroubles {

  private static final String FREED =
      ": our job store frees it at a check-in, stock Quartz never does";

  private final Inventory inventory;
  private final List<String> sentences = new ArrayList<>();

  private JobTroubles(Inventory inventory) {
    this.inventory = inventory;
  }

  static List<String> of(Inventory inventory) {
    JobTroubles troubles = new JobTroubles(inventory);
    troubles.lookAtAll();
    return troubles.sentences;
  }

  private void lookAtAll() {
    if (inventory.isEverythingPaused()) {
      sentences.add(
          "all groups were paused at once: groups that are added later are paused too, until"
              + " resumeAll() is called");
    }
    for (ListedJob job : inventory.jobs()) {
      job.triggers().forEach(trigger -> lookAt(job, trigger));
    }
    inventory.fires().forEach(this::lookAt);
  }

  private void lookAt(ListedJob job, ListedTrigger trigger) {
    String name = "trigger " + trigger.group() + "." + trigger.name() + " is " + trigger.state();
    switch (trigger.state()) {
      case "ERROR" ->
          sentences.add(name + ": it does not fire until resetTriggerFromErrorState() is called");
      case "ACQUIRED" -> {
        if (inventory.fires().stream().noneMatch(fire -> fire.isOf(trigger))) {
          sentences.add(name + " and reserved by nobody" + FREED);
        }
      }
      case "BLOCKED", "PAUSED_BLOCKED" -> {
        if (inventory.fires().stream().noneMatch(fire -> fire.executes(job))) {
          sentences.add(name + " and its job does not execute" + FREED);
        }
      }
      default -> {
        // WAITING, PAUSED, COMPLETE are as they should be.
      }
    }
  }

  private void lookAt(ListedFire fire) {
    String trigger = fire.triggerGroup() + "." + fire.triggerName();
    if (!fire.isOfMember()) {
      sentences.add(
          "fire %s of trigger %s is %s since %s on %s, which is not in the cluster: others take over at a check-in"
              .formatted(fire.id(), trigger, fire.state(), time(fire.since()), fire.node()));
    }
    Long bound = bound(fire);
    Duration age = Duration.between(fire.since(), inventory.at());
    if (fire.isExecuting() && bound != null && age.toMillis() > bound) {
      sentences.add(
          "fire %s of job %s.%s on %s has taken %s s, its bound is %s"
              .formatted(
                  fire.id(),
                  fire.jobGroup(),
                  fire.jobName(),
                  fire.node(),
                  age.toSeconds(),
                  Durations.format(Duration.ofMillis(bound))));
    }
  }

  private @Nullable Long bound(ListedFire fire) {
    for (ListedJob job : inventory.jobs()) {
      if (fire.executes(job)) {
        return job.trigger(fire.triggerGroup(), fire.triggerName())
            .map(ListedTrigger::maxRunMillis)
            .orElse(job.maxRunMillis());
      }
    }
    return null;
  }
}
