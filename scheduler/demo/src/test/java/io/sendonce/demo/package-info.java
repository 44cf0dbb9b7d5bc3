/** Tests of the package of the same name. */
@NullMarked
package io.sendonce.demo;

import org.jspecify.annotations.NullMarked;
