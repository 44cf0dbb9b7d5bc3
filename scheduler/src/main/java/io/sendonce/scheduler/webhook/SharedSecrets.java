package io.sendonce.scheduler.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;

/** The secrets that the provider may show. */
final class SharedSecrets {

  private final List<byte[]> secrets;

  SharedSecrets(List<String> secrets) {
    this.secrets = secrets.stream().map(secret -> secret.getBytes(UTF_8)).toList();
  }

  /** Takes as long whichever fits, and however much of it does. */
  boolean accept(String shown) {
    byte[] bytes = shown.getBytes(UTF_8);
    boolean isOne = false;
    for (byte[] secret : secrets) {
      isOne |= MessageDigest.isEqual(bytes, secret);
    }
    return isOne;
  }
}
