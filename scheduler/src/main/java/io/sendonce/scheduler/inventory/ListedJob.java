package io.sendonce.scheduler.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job in the store.
 *
 * @param className its class, which may be one that this program lacks
 * @param isExclusive whether it is to have one execution at a time, as its class said when it was
 *     stored
 * @param maxRunMillis how long a run may take; null for no bound
 */
public record ListedJob(
    String group,
    String name,
    String className,
    @Nullable String description,
    boolean isExclusive,
    boolean requestsRecovery,
    @Nullable Long maxRunMillis,
    List<ListedTrigger> triggers) {

  /** Copies what can change. */
  public ListedJob {
    triggers = List.copyOf(triggers);
  }

  /** The trigger of that key, if it is one of this job's. */
  public Optional<ListedTrigger> trigger(String triggerGroup, String triggerName) {
    return triggers.stream()
        .filter(each -> each.group().equals(triggerGroup) && each.name().equals(triggerName))
        .findFirst();
  }

  /** The jobs of rows that are sorted by job. */
  static List<ListedJob> of(List<TriggerRow> rows) {
    Map<List<String>, List<TriggerRow>> byJob = new LinkedHashMap<>();
    for (TriggerRow row : rows) {
      byJob
          .computeIfAbsent(List.of(row.jobGroup(), row.jobName()), key -> new ArrayList<>())
          .add(row);
    }
    return byJob.values().stream().map(ListedJob::ofOne).toList();
  }

  private static ListedJob ofOne(List<TriggerRow> rows) {
    TriggerRow any = rows.get(0);
    DataText data = DataText.of(any.jobData());
    return new ListedJob(
        any.jobGroup(),
        any.jobName(),
        any.jobClassName(),
        any.description(),
        any.isExclusive(),
        any.requestsRecovery(),
        data.maxRunMillis(),
        rows.stream().flatMap(row -> ListedTrigger.of(row).stream()).toList());
  }
}
