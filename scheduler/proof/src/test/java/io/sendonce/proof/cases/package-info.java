/** Tests of the package of the same name. */
@NullMarked
package io.sendonce.proof.cases;

import org.jspecify.annotations.NullMarked;
