/**
 * {@code send_queue} as Java: claiming, settling, and the states a message can be in.
 *
 * <pre>
 *   pending ----claim and write-ahead----&gt; processing ----the provider named it----&gt; sent
 *    |  ^                                   |  |  |                                   ^
 *    |  |----------certainly not sent-------+  |  +--unknown, lease over-&gt; uncertain --+ evidence,
 *    |  |----------evidence of absence---------|-----------------------------+  |        or a person
 *    |  |                                      +--not sent, for good--&gt; failed &lt;+ a person gives up
 *    |  +--(never without evidence)                                             |
 *    +--its intent is served--&gt; suppressed        pending, uncertain --------&gt; cancelled
 *    +--the database was restored, and may have forgotten an attempt---------&gt; uncertain
 * </pre>
 *
 * <p>Promises: a message is held by at most one claim, for a time the database decides, and whoever
 * lost the claim can no longer change the row and learns so from the return value. An account has
 * at most one message in flight. What a claim took whose acknowledgement was lost goes back, for
 * its node knows that it never held it. The key in {@code linkedin_messages} is written in the
 * claim. It names tenant (whose list it is), account (whose chat), person (not a row: people are
 * imported again), campaign (its code: campaigns are made again) and step (each is a message of its
 * own); never a time, by which duplicates differ.
 *
 * <p>Must never call the provider or sleep. A row goes from pending straight to suppressed: it was
 * never held. Exists because rows were selected, sent and marked, in that order, by two runs at
 * once.
 */
@NullMarked
package io.sendonce.jobs.queue;

import org.jspecify.annotations.NullMarked;
