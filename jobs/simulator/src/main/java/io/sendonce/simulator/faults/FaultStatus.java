package io.sendonce.simulator.faults;

import java.util.Map;

/**
 * A fault in force.
 *
 * @param id what {@link Faults#remove} takes
 * @param kind what goes wrong
 * @param given what was set besides the kind, by the names on the wire
 * @param met how many requests fitted its account, person, chat and time
 * @param fired how many of them it hit
 */
public record FaultStatus(long id, FaultKind kind, Map<String, Object> given, int met, int fired) {}
