/**
 * The HTTP API: JSON for programs that queue messages, look how sending stands, stop it and decide,
 * and do what people do at the console.
 *
 * <p>Promises: what is submitted is judged by the same rules as a file and an insert; the same
 * message again gets the same answer and adds nothing, so that whoever got no answer may ask again,
 * and where that is not so the answer says it; what is done is done by the doors that the console
 * uses, and is in the audit trail under the token's name, in the transaction that does it; every
 * route but its own description asks for a token and its scope; every error is a problem (RFC 9457)
 * that names field, rule and value, and never a message's text.
 *
 * <p>Must never: accept a session or a cookie, hold a rule about messages, vouch for a message
 * without evidence or approve what is said to people, or write a message's text, a person or a
 * token to the log.
 *
 * <p>Exists because a program that got no answer used to send its list again.
 */
@NullMarked
package io.sendonce.scheduler.api;

import org.jspecify.annotations.NullMarked;
