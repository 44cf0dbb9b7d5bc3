/**
 * Bulk actions where they are confirmed and carried out: by the processes that serve people and
 * programs.
 *
 * <p>Promises: whoever confirms one, the same numbers take the same care; what one process leaves
 * behind, another goes on with.
 *
 * <p>Must never: hold a rule about messages, or change one otherwise than through {@code
 * io.sendonce.jobs.bulk}.
 *
 * <p>Exists because a bulk action outlasts the request that begins it.
 */
@NullMarked
package io.sendonce.scheduler.bulk;

import org.jspecify.annotations.NullMarked;
