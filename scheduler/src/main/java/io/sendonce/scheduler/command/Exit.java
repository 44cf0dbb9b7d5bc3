package io.sendonce.scheduler.command;

/** Exit codes, and how help explains them. */
final class Exit {

  static final int DONE = 0;
  static final int NOT_DONE = 1;
  static final int WRONG = 2;
  static final int UNREACHABLE = 3;

  static final String HEADING = "%nExit codes:%n";
  static final String DONE_TEXT = "0:done";
  static final String NOT_DONE_TEXT = "1:what was asked for did not happen, or problems were found";
  static final String WRONG_TEXT = "2:wrong usage or configuration";
  static final String UNREACHABLE_TEXT = "3:the database cannot be reached";

  private Exit() {}
}
