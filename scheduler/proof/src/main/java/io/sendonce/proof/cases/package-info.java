/**
 * The cases: what is done to a cluster, and what must be seen then.
 *
 * <p>Promises: a case does the same to both stores and tells what it saw in numbers; on the stock
 * store it must show its fault, or it proves nothing about ours. What was not seen on stock Quartz
 * is only measured on ours and says so.
 *
 * <p>Must never wait by the clock where it can wait for an event, except to show that something
 * does not happen.
 */
@NullMarked
package io.sendonce.proof.cases;

import org.jspecify.annotations.NullMarked;
