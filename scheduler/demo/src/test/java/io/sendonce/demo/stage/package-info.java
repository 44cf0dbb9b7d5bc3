/** Tests of the package of the same name. */
@NullMarked
package io.sendonce.demo.stage;

import org.jspecify.annotations.NullMarked;
