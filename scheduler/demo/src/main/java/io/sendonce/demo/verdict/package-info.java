/**
 * Compares what people got with what the sender believes.
 *
 * <p>Promises: the receiver's ledger decides; a verdict is a pure function of its lines and the
 * queue's rows, and every delivery and every row is counted under one heading. What cannot be
 * explained counts against us.
 *
 * <p>Must never ask the database or the provider by itself.
 *
 * <p>Exists because the incident's own tables showed one row each while people got three messages.
 */
@NullMarked
package io.sendonce.demo.verdict;

import org.jspecify.annotations.NullMarked;
