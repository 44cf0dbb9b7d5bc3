package io.sendonce.scheduler.properties;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One thing that is wrong in what somebody wrote.
 *
 * @param place the file as the operator named it, or {@code the environment}
 * @param line the line in the file, counted from 1, or 0 where there is none
 * @param text names the key, the rule and the value
 */
public record Problem(String place, int line, String text) {

  /**
   * Everything that is wrong as one text: a heading for each place, below it a line for each
   * problem.
   *
   * @param problems at least one; places keep the order in which they first appear
   */
  public static String report(List<Problem> problems) {
    Map<String, List<Problem>> places =
        problems.stream()
            .collect(
                Collectors.groupingBy(Problem::place, LinkedHashMap::new, Collectors.toList()));
    return places.entrySet().stream()
        .map(place -> block(place.getKey(), place.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String block(String place, List<Problem> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return problems.stream()
        .map(problem -> "  " + problem.located())
        .collect(Collectors.joining("\n", place + " has " + count + ":\n", ""));
  }

  private String located() {
    return line == 0 ? text : "line " + line + ": " + text;
  }
}
