package io.sendonce.jobs.adoption;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who a row means: a pure function.
 *
 * @param id who the human is; of an address of a profile its last part
 * @param providerId the provider's internal id of them, or null where the row has none: an address,
 *     a number or a UUID is none
 */
record Person(String id, @Nullable String providerId) {

  private static final Pattern PROFILE =
      Pattern.compile(
          "(?:https?://)?(?:[a-z0-9-]+\\.)?linkedin\\.com/in/([^/?#\\s]+)/?(?:[?#]\\S*)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OWN_NUMBER =
      Pattern.compile("\\d+|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern UNFIT = Pattern.compile(".*[\\s/].*", Pattern.DOTALL);

  /** Somebody by what a row has; empty if that is neither an id nor the address of a profile. */
  static Optional<Person> of(String person, @Nullable String providerId) {
    String stripped = person.strip();
    String known = providerId == null ? "" : providerId.strip();
    boolean isKnown = !known.isEmpty() && !isAddressOrNumber(known) && !isUnfit(known);
    Matcher profile = PROFILE.matcher(stripped);
    if (profile.matches()) {
      String name = profile.group(1).toLowerCase(Locale.ROOT);
      return Optional.of(new Person(name, isKnown ? known : null));
    }
    if (stripped.isEmpty() || isUnfit(stripped)) {
      return Optional.empty();
    }
    if (isKnown) {
      return Optional.of(new Person(stripped, known));
    }
    return Optional.of(new Person(stripped, isAddressOrNumber(stripped) ? null : stripped));
  }

  private static boolean isAddressOrNumber(String id) {
    return OWN_NUMBER.matcher(id).matches() || PROFILE.matcher(id).matches();
  }

  private static boolean isUnfit(String id) {
    return UNFIT.matcher(id).matches();
  }
}
