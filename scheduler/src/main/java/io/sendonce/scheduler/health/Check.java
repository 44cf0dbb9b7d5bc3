package io.sendonce.scheduler.health;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that must be so for the process to be ready.
 *
 * @param name a word
 * @param trouble what is wrong, in a few words that give nothing away; empty if nothing is. May
 *     take its time; one that throws is in trouble
 */
public record Check(String name, Supplier<Optional<String>> trouble) {}
