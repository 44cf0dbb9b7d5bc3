/**
 * What a file of jobs says: jobs, calendars of excluded days, renamed classes, and which generation
 * of the file it is.
 *
 * <p>Promises: a file is read whole or not at all; everything that is wrong with it is found in one
 * reading and named with line, key, rule and value. Two files that mean the same have the same
 * fingerprint, however they are written.
 *
 * <p>Must never load a class, look at a store or at the time.
 *
 * <p>Exists because Quartz reads job files in XML only, and stops at the first mistake.
 */
@NullMarked
package io.sendonce.scheduler.plugin.file;

import org.jspecify.annotations.NullMarked;
