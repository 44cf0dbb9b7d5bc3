/**
 * What is told in lines of text, the same in a terminal and in a browser.
 *
 * <p>Promises: the same facts give the same text; times are in UTC, to the second.
 *
 * <p>Must never: read anything itself, or show a message's text unless it was asked for.
 *
 * <p>Exists because a proof that reads differently at two places is none.
 */
@NullMarked
package io.sendonce.scheduler.text;

import org.jspecify.annotations.NullMarked;
