/**
 * The network between a node and what it talks to, as a drill can spoil it.
 *
 * <p>Promises: bytes that were held are never delivered late: their connection ends instead; a cut
 * at a COMMIT comes right before the server sees it, or right after the server has answered it and
 * before the node knows.
 *
 * <p>Must never: change a byte.
 *
 * <p>Exists because a lost acknowledgement looks the same as a lost request, and only one of them
 * may be repeated.
 */
@NullMarked
package io.sendonce.demo.drill.wire;

import org.jspecify.annotations.NullMarked;
