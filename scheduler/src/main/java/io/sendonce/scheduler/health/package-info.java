/**
 * Tells those who start and watch processes whether this one lives and is ready.
 *
 * <p>Promises: an answer within seconds, whatever the database does; each check by its name; no
 * word about what is inside, so that no token is needed.
 *
 * <p>Must never call a process dead because the database is: to start it again would not help.
 *
 * <p>Exists because a node that lost its database, and one that is stopping, used to look the same
 * from outside as one that sends.
 */
@NullMarked
package io.sendonce.scheduler.health;

import org.jspecify.annotations.NullMarked;
