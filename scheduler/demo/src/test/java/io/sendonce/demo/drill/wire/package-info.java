/** Tests of the package of the same name. */
@NullMarked
package io.sendonce.demo.drill.wire;

import org.jspecify.annotations.NullMarked;
