/**
 * What people write into {@code .properties} files, read with the line it stands in.
 *
 * <p>Promises: every problem of a text is found in one reading and says where it is; a key written
 * twice is one of them, because {@link java.util.Properties} would silently keep the last.
 *
 * <p>Must never decide what a key means, nor keep or print a value that it was not asked for.
 *
 * <p>Exists because an operator who repairs one mistake per restart stops reading the messages.
 */
@NullMarked
package io.sendonce.scheduler.properties;

import org.jspecify.annotations.NullMarked;
