package io.sendonce.scheduler.console;

/** Somebody typed what cannot be meant. */
final class WrongInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongInput(String sentence) {
    super(sentence, null, false, false);
  }

  /** Names field, rule and value. */
  String sentence() {
    return String.valueOf(getMessage());
  }
}
