package io.sendonce.jobs.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who does something, and the way they came in.
 *
 * @param name as they are signed in; for a program what its token is called
 * @param via what they use
 * @param address where their request came from, or null where there is none
 */
public record Actor(String name, Via via, @Nullable String address) {

  /** What a person uses. */
  public enum Via {
    /** The console, in a browser. */
    CONSOLE,
    /** The HTTP API, with a token. */
    API,
    /** A command, in a terminal. */
    COMMAND_LINE
  }

  /** Somebody at the command line. */
  public static Actor atCommandLine(String name) {
    return new Actor(name, Via.COMMAND_LINE, null);
  }

  /** Somebody at the console, from an address. */
  public static Actor atConsole(String name, String address) {
    return new Actor(name, Via.CONSOLE, address);
  }

  /** A program with a token of the HTTP API, from an address. */
  public static Actor withToken(String token, String address) {
    return new Actor("token " + token, Via.API, address);
  }
}
