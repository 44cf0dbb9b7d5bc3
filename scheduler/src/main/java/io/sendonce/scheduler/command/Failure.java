package io.sendonce.scheduler.command;

/** Something that is expected to go wrong now and then: a sentence and an exit code. */
final class Failure extends Exception {

  private final String sentence;
  private final int code;

  Failure(int code, String sentence) {
    super(sentence, null, false, false);
    this.sentence = sentence;
    this.code = code;
  }

  String sentence() {
    return sentence;
  }

  int code() {
    return code;
  }
}
