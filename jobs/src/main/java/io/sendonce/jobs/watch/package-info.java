/**
 * The watch: looks again and again whether what must not be is so, and says it in alerts.
 *
 * <p>Promises: each condition is a small judgement over facts that one named statement reads, quick
 * whatever the queue's length. What pacing, a window, a cap, a pause or the provider's refusal
 * explains is not called "not sending": the gates are the claim's own, and a test compares the two.
 * What could not be judged is told as that, and nothing of it is resolved; a look that was not
 * complete gives no sign of life to the outside, and neither does one while alerts cannot get out.
 *
 * <p>Must never: change the queue, the ledger or an account; open a second incident of one
 * duplicate; send a message; tell a text or a name.
 *
 * <p>Exists because four people got six messages too many and nobody was told; and because an alarm
 * that took every wait for a fault had been switched off before.
 */
@NullMarked
package io.sendonce.jobs.watch;

import org.jspecify.annotations.NullMarked;
