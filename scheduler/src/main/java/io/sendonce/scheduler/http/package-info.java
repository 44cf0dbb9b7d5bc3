/**
 * HTTP servers: one for each door of the node, so that what the provider posts to and what people
 * sign in at can lie in different networks.
 *
 * <p>Promises: a route is asked only with its own method and path; whatever else is asked gets 404
 * or 405, a body that is longer than the route allows 413, a route that fails 500, none of them
 * with a word about what is inside. A port that is taken fails the start with the settings to
 * change. The only room that knows Javalin, so that a cluster without our node needs none.
 *
 * <p>Must never: hold a rule about messages, or hold more of a body than its route allows.
 *
 * <p>Exists because evidence also comes unasked, and because a server that reads whatever it is
 * sent can be filled by anybody who finds its port.
 */
@NullMarked
package io.sendonce.scheduler.http;

import org.jspecify.annotations.NullMarked;
