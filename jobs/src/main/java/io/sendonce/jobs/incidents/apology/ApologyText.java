package io.sendonce.jobs.incidents.apology;

import io.sendonce.jobs.provider.ReadBack;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of an apology: pure functions. */
final class ApologyText {

  /** Longer than anybody reads, and short enough for a form. */
  static final int LONGEST = 1500;

  private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*\\}\\}");

  private ApologyText() {}

  /** Line ends and surrounding white space as the queue keeps them. */
  static String normal(String text) {
    return ReadBack.normal(text);
  }

  /** A person's text; a variable that cannot be filled in stays as it is. */
  static String filled(String template, @Nullable String name, long copies) {
    Matcher variable = VARIABLE.matcher(template);
    StringBuilder text = new StringBuilder();
    while (variable.find()) {
      String value =
          switch (variable.group(1)) {
            case "name" -> name == null || name.isBlank() ? variable.group() : name.strip();
            case "copies" -> Long.toString(copies);
            default -> variable.group();
          };
      variable.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return normal(variable.appendTail(text).toString());
  }

  /** Why a text cannot be sent, in one sentence; empty if it can. */
  static Optional<String> problem(String text) {
    Matcher variable = VARIABLE.matcher(text);
    if (variable.find()) {
      return Optional.of(
          "%s cannot be filled in: write this text by hand".formatted(variable.group()));
    }
    if (text.contains("{{") || text.contains("}}")) {
      return Optional.of("it has braces of a variable that is none");
    }
    if (text.isBlank()) {
      return Optional.of("it is empty");
    }
    return text.length() > LONGEST
        ? Optional.of(
            "it must have at most %d characters, not %d".formatted(LONGEST, text.length()))
        : Optional.empty();
  }

  /** Why a text is no template, in one sentence; empty if it is one. */
  static Optional<String> templateProblem(String template) {
    return problem(filled(template, "x", 3));
  }
}
