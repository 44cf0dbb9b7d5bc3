/** Tests of the package of the same name. */
@NullMarked
package io.sendonce.proof.cluster;

import org.jspecify.annotations.NullMarked;
