/**
 * Alerts: one open row for each condition and what it is about, what people do about them, and the
 * outbox from which channels are told.
 *
 * <p>Promises: a condition that goes on counts up instead of becoming a further alert; what is told
 * is written in the transaction that changes the alert, so that neither is there without the other,
 * and a node that dies in between loses nothing; it is delivered at least once, under an event id
 * that never changes, in the order in which it happened to the alert; two watchers at one moment
 * tell once, because the database decides by the rows it changed. A channel that fails is tried
 * again after growing waits, is counted, and stops nobody.
 *
 * <p>Only a critical alert is repeated, until somebody acknowledges it; a condition that is gone is
 * told as resolved. What has happened, such as a duplicate, does not go away: its alert stays until
 * it was acknowledged.
 *
 * <p>Must never: hold a message's text or a person's name; share a way out with sending.
 *
 * <p>Exists because one team switched its alarm off two weeks before the incident: it had told the
 * same thing again and again, and never that it was over.
 */
@NullMarked
package io.sendonce.jobs.alerts;

import org.jspecify.annotations.NullMarked;
