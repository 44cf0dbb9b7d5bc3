/**
 * Clusters to do harm to: databases, node processes, the faults, and what the nodes wrote down.
 *
 * <p>Promises: every cluster has a database of its own with Quartz's tables from Quartz's own
 * script; its nodes are processes that end when the cluster is closed, when this program ends, and
 * when it is killed. The two stores get the same settings except where a case says otherwise.
 *
 * <p>Must never judge: what a fault is, is said by the cases.
 */
@NullMarked
package io.sendonce.proof.cluster;

import org.jspecify.annotations.NullMarked;
