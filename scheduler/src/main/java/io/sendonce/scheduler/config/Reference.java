package io.sendonce.scheduler.config;

import java.util.ArrayList;
import java.util.List;

/** The settings as a table for people. */
final class Reference {

  private Reference() {}

  static String table() {
    List<String> lines = new ArrayList<>();
    lines.add("| setting | default | rule | meaning |");
    lines.add("|---|---|---|---|");
    for (Setting<?> setting : Keys.ALL) {
      lines.add(
          "| `%s` | %s | %s | %s |"
              .formatted(setting.key(), standard(setting), rules(setting), setting.meaning()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String standard(Setting<?> setting) {
    Standard standard = setting.standard();
    return standard == null ? "**required**" : standard.shown();
  }

  private static String rules(Setting<?> setting) {
    List<String> rules = new ArrayList<>();
    rules.add(setting.kind().rule().replaceFirst(", written like .*", ""));
    PairRule.ALL.stream()
        .filter(pair -> pair.subject().equals(setting))
        .forEach(pair -> rules.add(pair.rule()));
    if (setting.isSecret()) {
      rules.add("or `" + setting.fileKey() + "` names a file with it");
    }
    return String.join("; ", rules);
  }
}
