package io.sendonce.simulator.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sendonce.simulator.ledger.Delivery;
import java.util.List;

/**
 * A message that reached a person more than once.
 *
 * @param intent account, person and text
 * @param messages the ids of all deliveries, in order
 */
public record Repeated(
    @JsonUnwrapped Delivery.Intent intent, @JsonProperty("message_ids") List<String> messages) {}
