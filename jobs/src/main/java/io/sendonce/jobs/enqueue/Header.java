package io.sendonce.jobs.enqueue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The first row of a file.
 *
 * @param width how many columns it has
 * @param places where each known column stands
 * @param unknown names that mean nothing
 * @param problems what is missing, double or in conflict
 */
record Header(int width, Map<Column, Integer> places, List<String> unknown, List<String> problems) {

  static Header of(List<String> names) {
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    List<String> unknown = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (int place = 0; place < names.size(); place++) {
      String name = names.get(place);
      Column column = Column.named(name).orElse(null);
      if (column == null) {
        unknown.add(name.strip());
      } else if (places.putIfAbsent(column, place) != null) {
        problems.add("the column " + column.column() + " is there twice");
      }
    }
    problems.addAll(missing(places));
    return new Header(names.size(), places, List.copyOf(unknown), List.copyOf(problems));
  }

  boolean isUsable() {
    return unknown.isEmpty() && problems.isEmpty();
  }

  boolean has(Column column) {
    return places.containsKey(column);
  }

  private static List<String> missing(Map<Column, Integer> places) {
    List<String> problems = new ArrayList<>();
    oneOf(places, problems, Column.CAMPAIGN_ID, Column.CAMPAIGN);
    oneOf(places, problems, Column.ACCOUNT_ID, Column.ACCOUNT);
    boolean isNamed = places.containsKey(Column.PERSON) || places.containsKey(Column.PROVIDER_ID);
    if (places.containsKey(Column.PROSPECT_ID)) {
      if (isNamed || places.containsKey(Column.NAME)) {
        problems.add("prospect_id names the person already: take person, provider_id and name out");
      }
    } else if (!isNamed) {
      problems.add(
          "a column prospect_id, or provider_id (with person and name if known), is missing");
    }
    for (Column column : List.of(Column.STEP, Column.MESSAGE, Column.SCHEDULED_FOR)) {
      if (!places.containsKey(column)) {
        problems.add("a column " + column.column() + " is missing");
      }
    }
    return problems;
  }

  private static void oneOf(
      Map<Column, Integer> places, List<String> problems, Column id, Column code) {
    if (places.containsKey(id) && places.containsKey(code)) {
      problems.add(id.column() + " and " + code.column() + " name the same thing: take one out");
    } else if (!places.containsKey(id) && !places.containsKey(code)) {
      problems.add("a column " + id.column() + " or " + code.column() + " is missing");
    }
  }
}
