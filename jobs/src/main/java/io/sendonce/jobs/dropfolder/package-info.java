/**
 * A folder into which people and programs put files of messages.
 *
 * <p>Promises: a {@code .csv} that nobody has written to for a while is imported as {@code
 * jobs.enqueue} does it, all or nothing, then kept: in {@code imported/}, or in {@code rejected/}
 * beside a text that lists the rows and the reasons. A file is taken out of the way first, under a
 * name of its own in {@code importing/}, so that another one put there under the old name meanwhile
 * is neither overwritten nor mistaken for it. What a crash leaves in {@code importing/} is taken up
 * again; importing it twice adds nothing. Several nodes may empty one shared folder.
 *
 * <p>Must never delete or overwrite a file of messages, hold up all others for one that cannot be
 * imported, nor remember anything but by where a file lies.
 *
 * <p>Exists because Quartz's {@code DirectoryScanJob} remembers the newest time it has seen: a file
 * that was copied with an older time, or came within the same tick, is never looked at.
 */
@NullMarked
package io.sendonce.jobs.dropfolder;

import org.jspecify.annotations.NullMarked;
