/**
 * The floor plan as tests: which room may know which, what nobody may call, and what may lie on a
 * node's classpath.
 *
 * <p>Promises: a door opened where there is none fails the build with the reason for the wall.
 *
 * <p>Must never: hold a rule that cannot fail. A rule whose package does not exist yet says so with
 * {@code allowEmptyShould}.
 */
@org.jspecify.annotations.NullMarked
package io.sendonce.architecture;
