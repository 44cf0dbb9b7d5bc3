package io.sendonce.scheduler.config;

import io.sendonce.scheduler.properties.Durations;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What values a setting may have.
 *
 * @param type the class of its values
 * @param rule the rule as the end of a sentence that begins with the key and the value
 * @param reader from what was written; empty when it cannot be read
 * @param allowed which of the readable values keep the rule
 */
record Kind<T>(
    Class<T> type, String rule, Function<String, Optional<T>> reader, Predicate<T> allowed) {

  /** The value that was written, or empty when it breaks the rule. */
  Optional<T> parse(String written) {
    return reader.apply(written).filter(allowed);
  }

  static Kind<String> text(String rule, String pattern) {
    Predicate<String> matches = Pattern.compile(pattern).asMatchPredicate();
    return new Kind<>(String.class, rule, Optional::of, matches);
  }

  static Kind<Secret> secret(String rule, Predicate<String> allowed) {
    return new Kind<>(
        Secret.class,
        rule,
        written -> Optional.of(new Secret(written)),
        secret -> allowed.test(secret.value()));
  }

  /** An address that may hold a key. */
  static Kind<Secret> address() {
    return secret(
        "must be empty, or begin with http:// or https:// and name a host", Kind::isAddress);
  }

  private static boolean isAddress(String written) {
    if (written.isEmpty()) {
      return true;
    }
    try {
      URI uri = new URI(written);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException noAddress) {
      return false;
    }
  }

  static Kind<Integer> number(int least, int most) {
    return new Kind<>(
        Integer.class,
        "must be a whole number from %d to %d".formatted(least, most),
        Kind::integer,
        value -> least <= value && value <= most);
  }

  static Kind<Duration> duration(String least, String most) {
    Duration shortest = Durations.parse(least).orElseThrow();
    Duration longest = Durations.parse(most).orElseThrow();
    return new Kind<>(
        Duration.class,
        "must be a duration from %s to %s, written like %s"
            .formatted(least, most, Durations.EXAMPLES),
        Durations::parse,
        value -> value.compareTo(shortest) >= 0 && value.compareTo(longest) <= 0);
  }

  /** By name, as the tz database has it. */
  static Kind<String> zone() {
    return new Kind<>(
        String.class,
        "must be the name of a time zone such as Europe/Paris or UTC",
        Optional::of,
        ZoneId.getAvailableZoneIds()::contains);
  }

  static Kind<Boolean> flag() {
    return new Kind<>(Boolean.class, "must be true or false", Kind::bool, value -> true);
  }

  static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
    E[] constants = type.getEnumConstants();
    String names = Arrays.stream(constants).map(Kind::written).collect(Collectors.joining(" or "));
    return new Kind<>(
        type,
        "must be " + names,
        text -> Arrays.stream(constants).filter(e -> written(e).equals(text)).findFirst(),
        value -> true);
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Boolean> bool(String written) {
    return switch (written) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> integer(String written) {
    try {
      return Optional.of(Integer.valueOf(written));
    } catch (NumberFormatException notAnInteger) {
      return Optional.empty();
    }
  }
}
