package io.sendonce.jobs.provider.unipile;

/** What an unwelcome answer to a read is called in front of operators. */
final class Phrases {

  private Phrases() {}

  static String of(Answer answer) {
    String type = Field.token(answer.errorType());
    if (type != null) {
      return "HTTP " + answer.status() + " " + type;
    }
    return "HTTP " + answer.status() + (answer.detail() == null ? "" : ", " + answer.detail());
  }
}
