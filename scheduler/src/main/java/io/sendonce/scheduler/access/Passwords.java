package io.sendonce.scheduler.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/**
 * Hashes of passwords: Argon2id with 19 MiB, two passes and one lane, the least that OWASP's
 * password storage cheat sheet recommends, as a PHC string that carries its own parameters.
 */
final class Passwords {

  /** What is allowed to be typed; longer ones only cost time. */
  static final int LONGEST = 256;

  /** The least; below it, guessing is a matter of days. */
  static final int SHORTEST = 12;

  private static final Argon2Function HASH =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
  private static final int SALT = 16;
  private static final Semaphore AT_ONCE = new Semaphore(2);

  /** What a name without a user is compared with, so that it takes as long. */
  private static final String NOBODY = hash("there is nobody of that name");

  private Passwords() {}

  static String hash(String password) {
    return Password.hash(password).addRandomSalt(SALT).with(HASH).getResult();
  }

  /** Whether a text is a hash that {@link #matches} understands. */
  static boolean isHash(String text) {
    try {
      Argon2Function.getInstanceFromHash(text);
      return true;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  static boolean matches(String password, String hash) {
    if (password.length() > LONGEST) {
      return false;
    }
    AT_ONCE.acquireUninterruptibly();
    try {
      return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    } finally {
      AT_ONCE.release();
    }
  }

  /** Takes as long as {@link #matches}. */
  static void matchesNobody(String password) {
    boolean matched = matches(password, NOBODY);
    if (matched) {
      throw new IllegalStateException("nobody has a password");
    }
  }
}
