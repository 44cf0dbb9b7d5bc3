/**
 * The ways by which alerts leave: the log always, a webhook and e-mail where they are set, and the
 * heartbeat by which somebody outside learns that nobody watches.
 *
 * <p>Promises: every call ends in time; none is made by the clients that send messages; a webhook
 * is signed over its time and its body, and its event id stays the same when it comes again; no
 * text can add a header to a mail, for each is one line before the mail is made. What goes wrong is
 * told without addresses of ours, which may hold keys.
 *
 * <p>Mail goes out by angus-mail, and not by the {@code SendMailJob} of quartz-jobs: that one has
 * its password in job data, where everybody with the database reads it; shares one session, the
 * first one's, in a whole JVM; gives a mail no message id of ours, by which a repetition is known;
 * and knows no outbox, so that a mail is lost with its node.
 */
@NullMarked
package io.sendonce.jobs.alerts.channel;

import org.jspecify.annotations.NullMarked;
