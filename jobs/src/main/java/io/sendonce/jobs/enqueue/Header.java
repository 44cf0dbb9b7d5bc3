package io.sendonce.jobs.enqueue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is given of messages: the first row of a file, or one message's fields.
 *
 * @param width how many columns it has
 * @param places where each known column stands
 * @param unknown names that mean nothing
 * @param problems what is missing, double or in conflict
 */
record Header(int width, Map<Column, Integer> places, List<String> unknown, List<String> problems) {

  /** The columns of a file. */
  static Header of(List<String> names) {
    return of(names, "column", List.of(Column.STEP, Column.MESSAGE, Column.SCHEDULED_FOR));
  }

  /** The fields of one message, which may leave out its time: it is due at once then. */
  static Header ofFields(List<String> names) {
    return of(names, "field", List.of(Column.STEP, Column.MESSAGE));
  }

  private static Header of(List<String> names, String noun, List<Column> needed) {
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    List<String> unknown = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (int place = 0; place < names.size(); place++) {
      String name = names.get(place);
      Column column = Column.named(name).orElse(null);
      if (column == null) {
        unknown.add(name.strip());
      } else if (places.putIfAbsent(column, place) != null) {
        problems.add("the %s %s is there twice".formatted(noun, column.column()));
      }
    }
    problems.addAll(missing(places, noun, needed));
    return new Header(names.size(), places, List.copyOf(unknown), List.copyOf(problems));
  }

  boolean isUsable() {
    return unknown.isEmpty() && problems.isEmpty();
  }

  boolean has(Column column) {
    return places.containsKey(column);
  }

  private static List<String> missing(
      Map<Column, Integer> places, String noun, List<Column> needed) {
    List<String> problems = new ArrayList<>();
    oneOf(places, problems, noun, Column.CAMPAIGN_ID, Column.CAMPAIGN);
    oneOf(places, problems, noun, Column.ACCOUNT_ID, Column.ACCOUNT);
    boolean isNamed = places.containsKey(Column.PERSON) || places.containsKey(Column.PROVIDER_ID);
    if (places.containsKey(Column.PROSPECT_ID)) {
      if (isNamed || places.containsKey(Column.NAME)) {
        problems.add("prospect_id names the person already: take person, provider_id and name out");
      }
    } else if (!isNamed) {
      problems.add(
          "a %s prospect_id, or provider_id (with person and name if known), is missing"
              .formatted(noun));
    }
    for (Column column : needed) {
      if (!places.containsKey(column)) {
        problems.add("a %s %s is missing".formatted(noun, column.column()));
      }
    }
    return problems;
  }

  private static void oneOf(
      Map<Column, Integer> places, List<String> problems, String noun, Column id, Column code) {
    if (places.containsKey(id) && places.containsKey(code)) {
      problems.add(id.column() + " and " + code.column() + " name the same thing: take one out");
    } else if (!places.containsKey(id) && !places.containsKey(code)) {
      problems.add("a %s %s or %s is missing".formatted(noun, id.column(), code.column()));
    }
  }
}
