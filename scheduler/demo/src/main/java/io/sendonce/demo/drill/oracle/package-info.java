/**
 * Judges a drill: what each receiver got, against what was wanted and what the sender believes.
 *
 * <p>Promises: a judgement is a pure function of the receiver's ledger and of the sender's tables;
 * every wanted message ends under one heading or in a violation, and so does every delivery and
 * every row. What is not explained counts against us.
 *
 * <p>Must never ask a database or a provider by itself, and never take the sender's word for a
 * delivery.
 *
 * <p>Exists because the incident's own tables showed one row each while people got three messages.
 */
@NullMarked
package io.sendonce.demo.drill.oracle;

import org.jspecify.annotations.NullMarked;
