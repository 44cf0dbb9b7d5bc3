/** Tests of the package of the same name. */
@NullMarked
package io.sendonce.demo.drill.oracle;

import org.jspecify.annotations.NullMarked;
