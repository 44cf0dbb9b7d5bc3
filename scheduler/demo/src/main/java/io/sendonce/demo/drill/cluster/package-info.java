/**
 * The nodes of a drill, each with a network of its own, and what harm can be done to them.
 *
 * <p>Promises: a node that ends by itself is started again, as whoever runs it in earnest would,
 * and that is on record; {@code mend} takes back all harm.
 *
 * <p>Must never help a node in any other way.
 *
 * <p>Exists because what a cluster survives depends on what its nodes were doing when it came.
 */
@NullMarked
package io.sendonce.demo.drill.cluster;

import org.jspecify.annotations.NullMarked;
