package io.sendonce.demo.drill.plan;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that a drill can make go wrong. */
public enum FaultKind {
  /** No goodbye. */
  SIGKILL(Hits.NODE, Part.PROCESS, 200, 3000, "F2", "a node is killed; another takes its place"),
  /** Longer than a lease, and sometimes than the cluster's patience. */
  SIGSTOP(
      Hits.NODE,
      Part.PROCESS,
      6000,
      12_000,
      "F8, F9",
      "a node is paused for longer than its leases, then wakes"),
  /** A deploy. */
  SIGTERM(
      Hits.NODE,
      Part.PROCESS,
      0,
      1000,
      "F16",
      "a node is asked to stop and started again; it must leave nothing in doubt"),
  /** By libfaketime; the monotonic clock stays right. */
  CLOCK_WRONG(
      Hits.NODE,
      Part.PROCESS,
      4000,
      10_000,
      "F10",
      "a node's clock jumps by up to an hour, and back"),
  /** SIGQUIT to the postmaster, then a start on the same files. */
  POSTGRES_CRASH(
      Hits.DATABASE,
      Part.DATABASE,
      500,
      3000,
      "F2, F29",
      "PostgreSQL ends at once (immediate) and is started again"),
  /** As an administrator or a failover does. */
  BACKENDS_TERMINATED(
      Hits.DATABASE, Part.DATABASE, 0, 0, "F2, F29", "all of the nodes' sessions are terminated"),
  /** The server never sees it. */
  CUT_BEFORE_COMMIT(
      Hits.NODE,
      Part.DATABASE,
      3000,
      6000,
      "F2",
      "connections end right before a COMMIT of the queue reaches the server"),
  /** The server has done it, the node does not know. */
  CUT_AFTER_COMMIT(
      Hits.NODE,
      Part.DATABASE,
      3000,
      6000,
      "F2",
      "connections end after a COMMIT of the queue, before its acknowledgement"),
  /** Bytes are swallowed, then the connections end. */
  DATABASE_HALF_OPEN(
      Hits.NODE,
      Part.DATABASE,
      3000,
      8000,
      "F8, F29",
      "a node's bytes to and from the database vanish, then the connections end"),
  /** Every chunk waits. */
  DATABASE_SLOW(
      Hits.NODE,
      Part.DATABASE,
      3000,
      7000,
      "F8",
      "a node's network to the database is slow: 40 to 160 ms for each chunk"),
  /** All connections of one node. */
  DATABASE_RESET(
      Hits.NODE, Part.DATABASE, 0, 0, "F2, F29", "a node's connections to the database end"),
  /** Every statement on the queue waits, so that the pools run empty. */
  TABLE_LOCKED(
      Hits.DATABASE,
      Part.DATABASE,
      3000,
      6000,
      "F29",
      "somebody locks send_queue until the nodes' pools are exhausted"),
  /** By default_transaction_read_only, as after a failover. */
  DATABASE_READ_ONLY(
      Hits.DATABASE,
      Part.DATABASE,
      3000,
      6000,
      "F29",
      "the database takes no writes, as after a failover"),
  /** Played by triggers; the disk is not really full. */
  DATABASE_FULL(
      Hits.DATABASE,
      Part.DATABASE,
      3000,
      6000,
      "F6, F29",
      "writes to the queue's tables fail with disk_full (played by triggers that raise 53100)"),
  /** Bytes are swallowed, then the connections end. */
  PROVIDER_HALF_OPEN(
      Hits.NODE,
      Part.PROVIDER,
      3000,
      6000,
      "F3",
      "a node's bytes to and from the provider vanish, then the connections end"),
  /** Every chunk waits. */
  PROVIDER_SLOW(
      Hits.NODE,
      Part.PROVIDER,
      3000,
      6000,
      "F3",
      "a node's network to the provider is slow: 40 to 160 ms for each chunk"),
  /** All connections of one node. */
  PROVIDER_RESET(Hits.NODE, Part.PROVIDER, 0, 0, "F3", "a node's connections to the provider end"),
  /** Sent, refused with the wrong advice. */
  DELIVER_THEN_504(Part.PROVIDER, "F3", "sent, then 504"),
  /** Documented as failure and as over the limit. */
  DELIVER_THEN_500(Part.PROVIDER, "F4", "sent, then 500"),
  /** A front server's page. */
  DELIVER_THEN_502_HTML(Part.PROVIDER, "F3", "sent, then 502 with a page in HTML"),
  /** RST. */
  DELIVER_THEN_RESET(Part.PROVIDER, "F3", "sent, then the connection is reset"),
  /** FIN. */
  DELIVER_THEN_CLOSE(Part.PROVIDER, "F3, F7", "sent, then the connection is closed"),
  /** Half an answer. */
  DELIVER_THEN_TRUNCATED(Part.PROVIDER, "F3", "sent, then half of the answer"),
  /** Success without evidence. */
  DELIVER_THEN_NULL_IDS(Part.PROVIDER, "F5", "sent, then 201 without ids"),
  /** Success, and nothing happened. */
  NULL_IDS(Part.PROVIDER, "F5", "not sent, yet 201 without ids"),
  /** No answer at all. */
  HANG_DELIVERED(Part.PROVIDER, "F3", "sent, and no answer until the node gives up"),
  /** No answer at all. */
  HANG(Part.PROVIDER, "F3", "not sent, and no answer until the node gives up"),
  /** Within the time in which it is looked for. */
  LANDING_AFTER_ANSWER(Part.PROVIDER, "F3, F9", "504 at once, sent 2 to 4 s later"),
  /** Later than the last look: what no policy can see. */
  LATE_LANDING(Part.PROVIDER, "F3, F9", "504 at once, sent later than all looks"),
  /** Refused for the account. */
  TOO_MANY_REQUESTS(Part.PROVIDER, "F17, F22", "429 storm"),
  /** The provider's copy is behind. */
  READ_LAG(
      Hits.ACCOUNTS,
      Part.PROVIDER,
      6000,
      6000,
      "F34",
      "doubts, while reading back shows nothing newer than 3 s"),
  /** The provider's copy is incomplete. */
  READ_DROPS_NEWEST(
      Hits.ACCOUNTS,
      Part.PROVIDER,
      6000,
      6000,
      "F34",
      "doubts, while reading back leaves the newest out"),
  /** The provider's copy is incomplete. */
  READ_CUTS_PAGES(
      Hits.ACCOUNTS,
      Part.PROVIDER,
      6000,
      6000,
      "F34",
      "doubts, while reading back ends after a page"),
  /** Nothing can be read. */
  READ_FAILS(
      Hits.ACCOUNTS,
      Part.PROVIDER,
      6000,
      6000,
      "F29",
      "doubts, while reading back is refused with 503"),
  /** The provider says that the other one wrote it. */
  READ_IS_SENDER(
      Hits.ACCOUNTS,
      Part.PROVIDER,
      6000,
      6000,
      "F34",
      "doubts, while reading back is wrong about who wrote"),
  /** A known fault of it. */
  READ_TRUNCATED_IDS(
      Hits.ACCOUNTS, Part.PROVIDER, 6000, 6000, "F34", "doubts, while reading back cuts ids short");

  /** Whom a fault hits. */
  public enum Hits {
    /** One node. */
    NODE,
    /** All nodes, by the database that they share. */
    DATABASE,
    /** Some accounts, by whichever node sends for them. */
    ACCOUNTS
  }

  /** What breaks. */
  public enum Part {
    /** A node's process. */
    PROCESS,
    /** The database, or the way to it. */
    DATABASE,
    /** The provider, or the way to it. */
    PROVIDER
  }

  private final Hits hits;
  private final Part part;
  private final Duration shortest;
  private final Duration longest;
  private final String classes;
  private final String words;

  FaultKind(Part part, String classes, String words) {
    this(Hits.ACCOUNTS, part, 3000, 6000, classes, words);
  }

  FaultKind(
      Hits hits, Part part, int shortestMillis, int longestMillis, String classes, String words) {
    this.hits = hits;
    this.part = part;
    this.shortest = Duration.ofMillis(shortestMillis);
    this.longest = Duration.ofMillis(longestMillis);
    this.classes = classes;
    this.words = words;
  }

  /** The name in options and reports, such as {@code deliver-then-504}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whom it hits. */
  public Hits hits() {
    return hits;
  }

  /** What breaks. */
  public Part part() {
    return part;
  }

  /** The fault classes F1 to F34 that it is of. */
  public String classes() {
    return classes;
  }

  /** What happens, in one line. */
  public String words() {
    return words;
  }

  /** Whether {@code --process-faults} counts it. */
  public boolean isOfProcessesOrDatabase() {
    return part != Part.PROVIDER;
  }

  /**
   * Whether reading back tells untruths meanwhile. These last shorter than two looks are apart, so
   * that no message meets one at all of its looks.
   */
  public boolean isUntruthInReads() {
    return switch (this) {
      case READ_LAG, READ_DROPS_NEWEST, READ_CUTS_PAGES, READ_IS_SENDER, READ_TRUNCATED_IDS -> true;
      default -> false;
    };
  }

  Duration shortest() {
    return shortest;
  }

  Duration longest() {
    return longest;
  }

  /** The kind of that name, or empty. */
  public static Optional<FaultKind> named(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }

  /** All kinds, a line each. */
  public static String list() {
    return Arrays.stream(values())
        .map(kind -> "  %-24s %-9s %s".formatted(kind.wireName(), kind.classes(), kind.words()))
        .collect(Collectors.joining("\n"));
  }
}
