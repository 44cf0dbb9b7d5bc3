/**
 * Tells what a drill saw: on the screen, as a page and as JSON.
 *
 * <p>Promises: what being safe cost is a pure function of what is on record, and every doubt is
 * counted under the fault that most likely made it, or under none; the page needs nothing but
 * itself.
 *
 * <p>Must never judge.
 *
 * <p>Exists because a figure without its conditions convinces nobody.
 */
@NullMarked
package io.sendonce.demo.drill.report;

import org.jspecify.annotations.NullMarked;
