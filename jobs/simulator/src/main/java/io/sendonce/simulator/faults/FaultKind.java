package io.sendonce.simulator.faults;

import static io.sendonce.simulator.faults.FaultKind.Hits.BEFORE_BODY;
import static io.sendonce.simulator.faults.FaultKind.Hits.ECHOES;
import static io.sendonce.simulator.faults.FaultKind.Hits.READS;
import static io.sendonce.simulator.faults.FaultKind.Hits.SENDS;
import static io.sendonce.simulator.faults.Parameter.AMOUNT;
import static io.sendonce.simulator.faults.Parameter.DELIVERED;
import static io.sendonce.simulator.faults.Parameter.SECONDS;
import static io.sendonce.simulator.faults.Parameter.STATUS;
import static io.sendonce.simulator.faults.Parameter.TYPE;
import static io.sendonce.simulator.faults.Parameter.VARIANT;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Everything that can be made to go wrong, by the name used on the wire. */
public enum FaultKind {
  /** Lands, then 504 errors/request_timeout. */
  DELIVER_THEN_504(SENDS, Set.of(SECONDS)),
  /** Lands, then 500 errors/unexpected_error, or the type given. */
  DELIVER_THEN_500(SENDS, Set.of(SECONDS, TYPE)),
  /** Lands, then a front server's 502 page in HTML. */
  DELIVER_THEN_502_HTML(SENDS, Set.of(SECONDS)),
  /** Lands, then the connection is reset (RST). */
  DELIVER_THEN_RESET(SENDS, Set.of(SECONDS)),
  /** Lands, then the connection is closed (FIN) without an answer. */
  DELIVER_THEN_CLOSE(SENDS, Set.of(SECONDS)),
  /** Lands, then half of the answer's body and the end of the connection. */
  DELIVER_THEN_TRUNCATED(SENDS, Set.of(SECONDS)),
  /** Lands, then 201 with null ids. */
  DELIVER_THEN_NULL_IDS(SENDS, Set.of(SECONDS)),
  /** 201 with null ids, and nothing lands. */
  NULL_IDS(SENDS, Set.of(SECONDS)),
  /** 201 without a body; lands unless told otherwise. */
  EMPTY_BODY(SENDS, Set.of(SECONDS, DELIVERED)),
  /** 201 with the message id in a list; lands unless told otherwise. */
  IDS_LIST(SENDS, Set.of(SECONDS, DELIVERED)),
  /** Refused with the status and type given; nothing lands. */
  REJECT(SENDS, Set.of(SECONDS, STATUS, TYPE)),
  /** The connection is reset before the body is read; nothing lands. */
  RESET_BEFORE_BODY(BEFORE_BODY, Set.of()),
  /** The connection is reset after the body was read; nothing lands. */
  RESET_AFTER_BODY(SENDS, Set.of(SECONDS)),
  /**
   * No answer for the seconds given (60), then the end of the connection; lands unless told
   * otherwise.
   */
  HANG(SENDS, Set.of(SECONDS, DELIVERED)),
  /** 504 at once; lands the seconds given (5) later. */
  LATE_LANDING(SENDS, Set.of(SECONDS)),
  /** 307 or 308 (status) to the same address; nothing lands unless told otherwise. */
  REDIRECT(SENDS, Set.of(STATUS, DELIVERED)),
  /** 408 errors/request_timeout; nothing lands unless told otherwise. */
  REQUEST_TIMEOUT_408(SENDS, Set.of(SECONDS, DELIVERED)),
  /** 503 with Retry-After: 0; nothing lands unless told otherwise. */
  RETRY_AFTER_ZERO(SENDS, Set.of(SECONDS, DELIVERED)),
  /** 421; nothing lands unless told otherwise. */
  MISDIRECTED_421(SENDS, Set.of(SECONDS, DELIVERED)),
  /** Lands and is answered well, the seconds given (60) after the request. */
  SLOW(SENDS, Set.of(SECONDS)),
  /** Lands and is answered well, then the connection ends: announced by a header, or silently. */
  CLOSE_AFTER_REPLY(SENDS, Set.of(SECONDS, VARIANT), "announced", "silently"),

  /** Messages become readable the seconds given later than otherwise. */
  READ_LAG(READS, Set.of(SECONDS)),
  /** Reads are refused with the status and type given. */
  READ_REJECT(READS, Set.of(STATUS, TYPE)),
  /** Reads get a front server's page in HTML with the status given (502). */
  READ_HTML(READS, Set.of(STATUS)),
  /** Reads get a reset. */
  READ_RESET(READS, Set.of()),
  /** Reads get half of their body. */
  READ_TRUNCATED(READS, Set.of()),
  /** Reads get no answer for the seconds given (60). */
  READ_HANG(READS, Set.of(SECONDS)),
  /** Reads are answered the seconds given (5) later. */
  READ_SLOW(READS, Set.of(SECONDS)),
  /** The newest messages (amount, 1) are missing from lists. */
  READ_DROPS_NEWEST(READS, Set.of(AMOUNT)),
  /** Lists end after their first page although there is more. */
  READ_CUTS_PAGES(READS, Set.of()),
  /** Lists always name a next page: the same cursor, or a fresh one each time. */
  READ_ENDLESS_CURSOR(READS, Set.of(VARIANT), "same", "fresh"),
  /** Ids of senders and attendees are cut to 20 characters. */
  READ_TRUNCATED_IDS(READS, Set.of()),
  /** is_sender is flipped, missing, or true/false instead of 1/0. */
  READ_IS_SENDER(READS, Set.of(VARIANT), "flipped", "missing", "boolean"),
  /** Texts come back changed: LF as CRLF, blanks at the ends gone, or marks of formatting gone. */
  READ_TEXT(READS, Set.of(VARIANT), "crlf", "trim", "formatting"),

  /** The webhook's notice comes the seconds given (5) later: after those of later messages. */
  ECHO_LAG(ECHOES, Set.of(SECONDS)),
  /** The webhook's notice comes so many times (amount, 2). */
  ECHO_COPIES(ECHOES, Set.of(AMOUNT)),
  /** The webhook's notice never comes. */
  ECHO_DROPPED(ECHOES, Set.of()),
  /** Ids of people in the webhook's notice are cut to 20 characters. */
  ECHO_TRUNCATED_IDS(ECHOES, Set.of());

  /** Which requests a kind can hit. */
  enum Hits {
    SENDS,
    BEFORE_BODY,
    READS,
    ECHOES
  }

  private final Hits hits;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of: immutable, but its type does not say so
  private final Set<Parameter> parameters;

  @SuppressWarnings("ImmutableEnumChecker") // List.of: likewise
  private final List<String> variants;

  FaultKind(Hits hits, Set<Parameter> parameters, String... variants) {
    this.hits = hits;
    this.parameters = parameters;
    this.variants = List.of(variants);
  }

  /** The name on the wire, such as {@code deliver-then-504}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of that name on the wire, or empty. */
  public static Optional<FaultKind> named(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }

  Hits hits() {
    return hits;
  }

  Set<Parameter> parameters() {
    return parameters;
  }

  /** The variants it knows, the default first; empty where it has none. */
  List<String> variants() {
    return variants;
  }
}
