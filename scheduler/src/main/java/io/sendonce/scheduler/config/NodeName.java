package io.sendonce.scheduler.config;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * How a node is named in the cluster, in logs and in PostgreSQL. Two living nodes must not share a
 * name.
 *
 * @param value 1 to 64 of the characters {@code A-Z a-z 0-9 . _ -}
 */
public record NodeName(String value) {

  private static final int LONGEST = 64;

  /** Refuses a name that the rule of {@code node.name} forbids. */
  public NodeName {
    Keys.NODE_NAME.require(value);
  }

  /** The bare name. */
  @Override
  public String toString() {
    return value;
  }

  /** A name no other process on this host has at this moment. */
  static String ofThisProcess() {
    return of(hostName(), ProcessHandle.current().pid());
  }

  static String of(String host, long pid) {
    String end = "-" + pid;
    String begin = host.replaceAll("[^A-Za-z0-9._-]", "-");
    return begin.substring(0, Math.min(begin.length(), LONGEST - end.length())) + end;
  }

  /**
   * Somebody else's name for a process, as near as our rule allows; its end tells processes apart.
   */
  static String near(String name) {
    String allowed = name.replaceAll("[^A-Za-z0-9._-]", "-");
    return allowed.substring(Math.max(0, allowed.length() - LONGEST));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException hasNoName) {
      return "node";
    }
  }
}
