/**
 * What can go wrong in a drill, and what will, when and to whom.
 *
 * <p>Promises: a plan is a pure function of a seed and what was asked for, so that a run can be
 * played again from what it printed; each wanted fault comes before any comes a second time; a node
 * is not hurt again before it had time to come back.
 *
 * <p>Must never look at how a run goes: a fault that waits for a convenient moment proves nothing.
 *
 * <p>Exists because a failure that cannot be played again is not found.
 */
@NullMarked
package io.sendonce.demo.drill.plan;

import org.jspecify.annotations.NullMarked;
