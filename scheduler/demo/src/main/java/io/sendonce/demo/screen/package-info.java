/**
 * What a person sees while the demo runs.
 *
 * <p>Promises: on a terminal one line is rewritten; elsewhere (a file, a build server) it becomes
 * one line every five seconds. Nothing is printed after {@code mute}.
 */
@NullMarked
package io.sendonce.demo.screen;

import org.jspecify.annotations.NullMarked;
