/**
 * What the demo was asked for, as values that cannot exist wrong.
 *
 * <p>Promises: a refusal names the option, the rule and the value.
 */
@NullMarked
package io.sendonce.demo.options;

import org.jspecify.annotations.NullMarked;
