/**
 * The unpacked node directory, seen from an operator's shell.
 *
 * <p>Promises: {@code bin/sendonce} starts from anywhere, through links, and says plainly what is
 * wrong with the Java it found.
 */
@org.jspecify.annotations.NullMarked
package io.sendonce.distribution;
