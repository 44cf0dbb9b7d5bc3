package io.sendonce.demo.drill.oracle;

/**
 * What must be served once at most: who writes to whom, and the how-many-th message it is.
 *
 * @param account by the provider's id
 * @param person by the provider's id
 * @param step 1 for the first message
 */
public record Intent(String account, String person, int step) {

  @Override
  public String toString() {
    return "step " + step + " to " + person + " from " + account;
  }
}
