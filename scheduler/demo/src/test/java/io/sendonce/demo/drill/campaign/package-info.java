/** Tests of the package of the same name. */
@NullMarked
package io.sendonce.demo.drill.campaign;

import org.jspecify.annotations.NullMarked;
