@NullMarked
package io.sendonce.testing.proxy;

import org.jspecify.annotations.NullMarked;
