/**
 * What a drill was asked for, as values that cannot exist wrong.
 *
 * <p>Promises: a refusal names the option, the rule and the value.
 */
@NullMarked
package io.sendonce.demo.drill.asked;

import org.jspecify.annotations.NullMarked;
