/** Tests of the package of the same name. */
@NullMarked
package io.sendonce.demo.campaign;

import org.jspecify.annotations.NullMarked;
