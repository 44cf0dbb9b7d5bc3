/** Tests of the package of the same name. */
@NullMarked
package io.sendonce.demo.drill.report;

import org.jspecify.annotations.NullMarked;
