/**
 * What a drill has sent: who wants what, how it comes into the queue, and what the tables say of
 * it.
 *
 * <p>Promises: what is wanted is a pure function of the seed; it comes in by the public ways only,
 * plain inserts and the import of a file; reading the tables changes nothing.
 *
 * <p>Must never help the nodes along.
 *
 * <p>Exists because nodes are not alone: files are imported twice, people pause what is being sent,
 * and the same message is asked for again.
 */
@NullMarked
package io.sendonce.demo.drill.campaign;

import org.jspecify.annotations.NullMarked;
