package io.sendonce.scheduler.command;

import static io.sendonce.scheduler.text.Lines.time;

import io.sendonce.scheduler.inventory.Inventory;
import io.sendonce.scheduler.inventory.ListedFire;
import io.sendonce.scheduler.inventory.ListedJob;
import io.sendonce.scheduler.inventory.ListedTrigger;
import io.sendonce.scheduler.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An inventory as text: a pure function. */
final class JobsListText {

  private static final List<String> HEADINGS =
      List.of("job", "schedule", "state", "next fire", "last fire");

  private final Inventory inventory;

  private JobsListText(Inventory inventory) {
    this.inventory = inventory;
  }

  /**
   * @param shown what is to be told
   * @param all the same, the jobs of all groups included
   * @param group the group that was asked for; null for all
   */
  static String of(Inventory shown, Inventory all, @Nullable String group) {
    Lines lines = new Lines();
    if (shown.jobs().isEmpty()) {
      lines.line(empty(all, group));
    }
    return new JobsListText(shown).text(lines);
  }

  private static String empty(Inventory all, @Nullable String group) {
    if (!all.jobs().isEmpty()) {
      String groups =
          all.jobs().stream().map(ListedJob::group).distinct().collect(Collectors.joining(", "));
      return "No jobs in group " + group + "; the groups are " + groups + ".";
    }
    String none = "No jobs of " + all.scheduler() + " are in the store. ";
    return all.schedulers().isEmpty()
        ? none + "A node stores them when it starts, from jobs.properties."
        : none
            + "These tables hold jobs of "
            + String.join(", ", all.schedulers())
            + ": is org.quartz.scheduler.instanceName right?";
  }

  private String text(Lines lines) {
    if (!inventory.jobs().isEmpty()) {
      lines.line(counts());
    }
    lines.line("at " + time(inventory.at()));
    lines.section("Needs a look", JobTroubles.of(inventory).stream().map(List::of).toList());
    groups().forEach((group, jobs) -> lines.section("Group " + group, table(jobs)));
    lines.section(
        "Executing",
        inventory.fires().stream().filter(ListedFire::isExecuting).map(this::executing).toList());
    lines.section("Paused groups", inventory.pausedGroups().stream().map(List::of).toList());
    return lines.toString();
  }

  private String counts() {
    long triggers = inventory.jobs().stream().mapToLong(job -> job.triggers().size()).sum();
    long executing = inventory.fires().stream().filter(ListedFire::isExecuting).count();
    return "%s and %s of %s, %d executing."
        .formatted(
            counted(inventory.jobs().size(), "job"),
            counted(triggers, "trigger"),
            inventory.scheduler(),
            executing);
  }

  private static String counted(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private Map<String, List<ListedJob>> groups() {
    return inventory.jobs().stream()
        .collect(Collectors.groupingBy(ListedJob::group, TreeMap::new, Collectors.toList()));
  }

  private static List<List<String>> table(List<ListedJob> jobs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    for (ListedJob job : jobs) {
      String name = job.name();
      if (job.triggers().isEmpty()) {
        rows.add(List.of(name, "none: runs by hand only", "-", "-", "-"));
      }
      for (ListedTrigger trigger : job.triggers()) {
        rows.add(row(name, job, trigger));
        name = "";
      }
    }
    return rows;
  }

  private static List<String> row(String name, ListedJob job, ListedTrigger trigger) {
    String calendar = trigger.calendar() == null ? "" : " but " + trigger.calendar();
    return List.of(
        name,
        trigger.schedule() + calendar + key(job, trigger),
        trigger.state(),
        time(trigger.nextFire()),
        time(trigger.lastFire()));
  }

  /** Most triggers are called like their job; saying it again would only be noise. */
  private static String key(ListedJob job, ListedTrigger trigger) {
    boolean isJobs = trigger.group().equals(job.group()) && trigger.name().equals(job.name());
    return isJobs ? "" : " (" + trigger.group() + "." + trigger.name() + ")";
  }

  private List<String> executing(ListedFire fire) {
    return List.of(
        fire.jobGroup() + "." + fire.jobName(),
        "on " + fire.node(),
        "since " + time(fire.since()),
        "fire " + fire.id());
  }
}
