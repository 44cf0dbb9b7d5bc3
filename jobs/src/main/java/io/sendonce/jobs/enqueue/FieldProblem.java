package io.sendonce.jobs.enqueue;

import java.util.Arrays;
import java.util.Comparator;

/**
 * What is wrong with a message.
 *
 * @param field the field's name
 * @param rule what it must be, and what it is, as the end of a sentence that begins with the field;
 *     never the message's text
 */
public record FieldProblem(String field, String rule) {

  /** Every sentence about a row names the column that it is about before any other. */
  static FieldProblem of(String sentence) {
    String field =
        Arrays.stream(Column.values())
            .map(Column::column)
            .filter(name -> place(sentence, name) >= 0)
            .min(Comparator.comparingInt(name -> place(sentence, name)))
            .orElse("");
    return new FieldProblem(
        field,
        sentence.startsWith(field + " ") ? sentence.substring(field.length() + 1) : sentence);
  }

  /** Where a name stands as a word of its own; -1 if it does not. */
  private static int place(String sentence, String name) {
    String words = " " + sentence.replace(',', ' ') + " ";
    return words.indexOf(" " + name + " ");
  }
}
