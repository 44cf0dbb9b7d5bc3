/**
 * Incidents on record: whom something reached more than once, what our tables know of it, what may
 * have caused it, and what people made of it.
 *
 * <p>Promises: a copy belongs to one open incident at most, which a key of the database sees to; to
 * open what is open already names that incident. What the watch proves goes into the incident of
 * the watch that is still growing, else into a new one, so that a bad hour is one incident and not
 * a hundred. What a closed incident has is not opened again by the watch, unless there is a copy
 * that nobody has judged. Copies, times and notes only grow; a conclusion is written once. A cause
 * is called possible, with what speaks for it, and "unknown" where nothing does.
 *
 * <p>Must never: look for duplicates itself, send anything, or keep a message's text.
 *
 * <p>Exists because what happened that morning was put together by hand from logs, and nobody could
 * say afterwards who had been told.
 */
@NullMarked
package io.sendonce.jobs.incidents.file;

import org.jspecify.annotations.NullMarked;
