package io.sendonce.demo.campaign;

import io.sendonce.demo.options.Options;
import java.util.List;
import java.util.stream.IntStream;

/** Invents the campaign's people and what is written to them. */
final class Letters {

  private static final List<String> FIRST =
      List.of(
          "Alma", "Boris", "Cora", "Davin", "Elif", "Faro", "Greta", "Hale", "Ines", "Jonte",
          "Kaya", "Levin", "Mira", "Nilo", "Orla", "Pavo", "Quinn", "Runa", "Silas", "Tova");
  private static final List<String> LAST =
      List.of(
          "Ashdown",
          "Brennock",
          "Calloway",
          "Dunmere",
          "Ellwood",
          "Farrow",
          "Glenmoor",
          "Harrow",
          "Ivory",
          "Juniper",
          "Kestrel",
          "Larkin",
          "Merrow",
          "Northgate",
          "Oakley",
          "Pemberly",
          "Quill",
          "Rookwood",
          "Stillwater",
          "Thorne",
          "Umber",
          "Vale",
          "Wexley");

  private Letters() {}

  /** One letter to each person, dealt to the accounts in turn. */
  static List<Letter> of(Options.Size size) {
    return IntStream.range(0, size.messages())
        .mapToObj(number -> letter(number, size.accounts()))
        .toList();
  }

  /** The provider's id of an account, counted from 0. */
  static String account(int number) {
    return "account-%02d".formatted(number + 1);
  }

  private static Letter letter(int number, int accounts) {
    String first = FIRST.get(number % FIRST.size());
    String name = first + " " + LAST.get(number / FIRST.size() % LAST.size());
    return new Letter(
        account(number % accounts),
        "person-%04d".formatted(number + 1),
        name,
        "Hello " + first + ", this is message " + (number + 1) + " of our campaign.");
  }
}
