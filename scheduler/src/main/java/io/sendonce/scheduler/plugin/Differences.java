package io.sendonce.scheduler.plugin;

import io.sendonce.scheduler.plugin.file.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.quartz.JobDataMap;

/** In which fields a job of the store is not as a file has it. */
final class Differences {

  private final PlannedJob planned;
  private final StoredJob stored;

  Differences(PlannedJob planned, StoredJob stored) {
    this.planned = planned;
    this.stored = stored;
  }

  /** In what runs. Data is named and not shown. */
  List<Difference> ofWork() {
    List<Difference> found = new ArrayList<>();
    Work work = planned.work();
    add(found, "class", stored.className(), work.className());
    String description = Objects.toString(stored.detail().getDescription(), "");
    add(found, "description", description, work.description());
    add(found, "durable", "" + stored.detail().isDurable(), "" + work.conduct().durable());
    add(found, "recover", "" + stored.detail().requestsRecovery(), "" + work.conduct().recover());
    addData(found);
    return found;
  }

  /** In when it runs. */
  List<Difference> ofTiming() {
    List<Difference> found = new ArrayList<>();
    add(found, "schedule", stored.schedule(), planned.scheduleMark());
    if (!stored.hasDays(planned)) {
      String from = stored.days().replaceAll(" .*", "");
      String to = planned.daysMark().replaceAll(" .*", "");
      found.add(
          from.equals(to)
              ? new Difference("days of calendar " + to, "", "")
              : new Difference("calendar", from, to));
    }
    if (found.isEmpty()) {
      found.add(new Difference("misfire or priority", "", ""));
    }
    return found;
  }

  private void addData(List<Difference> found) {
    Map<String, String> now = new TreeMap<>(planned.data());
    JobDataMap before = stored.detail().getJobDataMap();
    if (!Objects.equals(before.get(Marks.MAX_RUN), now.get(Marks.MAX_RUN))) {
      found.add(new Difference("max-run", "", ""));
    }
    now.forEach(
        (key, value) -> {
          if (!Marks.isOne(key) && !value.equals(before.get(key))) {
            found.add(new Difference("data." + key, "", ""));
          }
        });
    for (String key : before.getKeys()) {
      if (!Marks.isOne(key) && !now.containsKey(key)) {
        found.add(new Difference("data." + key, "", ""));
      }
    }
  }

  private static void add(List<Difference> found, String field, String from, String to) {
    if (!from.equals(to)) {
      found.add(new Difference(field, from, to));
    }
  }
}
