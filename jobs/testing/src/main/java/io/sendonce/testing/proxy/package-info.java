/**
 * A network between two real programs that can be watched, slowed, held and cut, byte by byte.
 *
 * <p>Promises: bytes pass unchanged and in order, each only after its tap has let it; what was let
 * through before a cut arrives.
 *
 * <p>Must never: know what it carries. What bytes mean is the business of the tap.
 *
 * <p>Exists because all that a program does to the world passes through its sockets: whoever cuts
 * them at one byte has seen what a crash at that byte leaves behind.
 */
@NullMarked
package io.sendonce.testing.proxy;

import org.jspecify.annotations.NullMarked;
