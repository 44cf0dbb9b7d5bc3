package io.sendonce.demo;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Waits for a person. */
final class Keyboard {

  private Keyboard() {}

  /** Returns when Enter was pressed; never where nobody can press it. */
  static void awaitEnter() {
    int read;
    do {
      read = read();
    } while (read >= 0 && read != '\n');
    while (read < 0) {
      LockSupport.park();
    }
  }

  private static int read() {
    try {
      return System.in.read();
    } catch (IOException e) {
      return -1;
    }
  }
}
