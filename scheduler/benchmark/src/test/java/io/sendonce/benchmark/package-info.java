/** Tests of the benchmark, which measure too little to mean anything. */
@NullMarked
package io.sendonce.benchmark;

import org.jspecify.annotations.NullMarked;
