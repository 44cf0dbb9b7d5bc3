package io.sendonce.jobs.incidents.apology;

import io.sendonce.jobs.incidents.Fingerprint;
import io.sendonce.jobs.incidents.apology.Draft.Standing;
import java.util.ArrayList;
import java.util.List;

/**
 * All drafts of an incident.
 *
 * @param template the text that they are made from
 * @param isOpen whether the incident is open, so that they can be changed and approved
 * @param drafts those with most messages too many first
 */
public record Plan(String template, boolean isOpen, List<Draft> drafts) {

  /** Copies what can change. */
  public Plan {
    drafts = List.copyOf(drafts);
  }

  /** Those that would go out. */
  public List<Draft> ready() {
    return drafts.stream().filter(draft -> draft.stands() == Standing.READY).toList();
  }

  /** What names exactly the texts, and whom they would go to: whoever approves says it again. */
  public String seen() {
    List<String> texts = new ArrayList<>();
    for (Draft draft : ready()) {
      texts.addAll(List.of(String.valueOf(draft.account()), draft.person(), draft.text()));
    }
    return Fingerprint.of(texts);
  }
}
