package io.sendonce.jobs.brake;

/** What is stopped or released. */
public sealed interface Scope {

  /** One account. */
  record Account(long id) implements Scope {
    @Override
    public String toString() {
      return "account " + id;
    }
  }

  /** One campaign; its pauses have no end of their own. */
  record Campaign(long id) implements Scope {
    @Override
    public String toString() {
      return "campaign " + id;
    }
  }

  /** All accounts and campaigns. */
  record Everything() implements Scope {
    @Override
    public String toString() {
      return "everything";
    }
  }
}
