/**
 * Who got the same message more than once: from our own records, from a foreign table of messages,
 * and from what the provider shows; and how such a foreign table is cleaned up and guarded.
 *
 * <p>Promises: a copy is the same text, line ends and surrounding white space apart, to the same
 * person, and within a stated time of the copy before it. Messages of two campaigns are no copies
 * of each other where campaigns are known. What could not be read is told as such, never counted as
 * "no duplicates". Looking reads only, in a transaction that the database holds to that. A clean-up
 * moves rows into an archive beside the table and adds the unique key in the same transaction, with
 * the table locked against writers; the counts must add up, or nothing happens.
 *
 * <p>The key names the intent, who and whom and what, and never a time: copies differ in their
 * times, so such a key refuses none of them. It covers what we sent only; a person may well answer
 * the same thing twice.
 *
 * <p>Must never delete a row, touch a table of ours, put a name into SQL that the catalog does not
 * have, or send anything to anybody.
 *
 * <p>Exists because four people got six messages too many, and it took scripts written by hand to
 * learn who.
 */
@NullMarked
package io.sendonce.jobs.incidents;

import org.jspecify.annotations.NullMarked;
