/** Tests of the package of the same name. */
@NullMarked
package io.sendonce.demo.verdict;

import org.jspecify.annotations.NullMarked;
