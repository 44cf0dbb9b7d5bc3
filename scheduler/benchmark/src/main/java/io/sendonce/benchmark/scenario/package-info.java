/**
 * What is measured besides the throughput, each by itself: how soon a message starts, what a long
 * queue costs, how many are in flight at once, what idle nodes do, what more nodes bring.
 *
 * <p>Promises: all of it on Sendonce as it is shipped; what a scenario changes of the settings, it
 * says.
 */
@NullMarked
package io.sendonce.benchmark.scenario;

import org.jspecify.annotations.NullMarked;
