package io.sendonce.simulator.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sendonce.simulator.provider.Provider;
import io.sendonce.simulator.provider.Repeated;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the simulation stands.
 *
 * @param delivered messages delivered, those of earlier runs on the same ledger included
 * @param requests requests to the provider since the start
 * @param sends those that asked for a message to be sent
 * @param inFlight those without an answer yet
 * @param twice how many messages reached their person more than once
 * @param extra how many deliveries were too many
 * @param repeated the first {@value #LISTED} of them
 * @param ledgerFailure why nothing can be recorded any more, or null
 */
public record Stats(
    @JsonProperty("delivered") long delivered,
    @JsonProperty("requests") long requests,
    @JsonProperty("sends") long sends,
    @JsonProperty("in_flight") long inFlight,
    @JsonProperty("twice") long twice,
    @JsonProperty("extra") long extra,
    @JsonProperty("repeated") List<Repeated> repeated,
    @JsonProperty("ledger_failure") @Nullable String ledgerFailure) {
  private static final int LISTED = 100;

  /** Where it stands now. */
  public static Stats of(Provider provider, RequestLog requests) {
    List<Repeated> repeated = provider.repeated();
    Exception failure = provider.ledger().failure();
    return new Stats(
        provider.delivered(),
        requests.arrived(),
        requests.sends(),
        requests.inFlight(),
        repeated.size(),
        repeated.stream().mapToLong(one -> one.messages().size() - 1L).sum(),
        repeated.stream().limit(LISTED).toList(),
        failure == null ? null : failure.toString());
  }
}
