/** Tests of the package of the same name. */
@NullMarked
package io.sendonce.demo.options;

import org.jspecify.annotations.NullMarked;
