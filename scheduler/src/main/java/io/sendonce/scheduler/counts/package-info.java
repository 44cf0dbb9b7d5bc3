/**
 * What only reading the whole queue can tell, counted seldom and shared by all who ask.
 *
 * <p>Promises: however many look, and however long the queue is, it is counted for no more than a
 * twentieth of the time; whoever asks is told when it was.
 *
 * <p>Must never change anything.
 *
 * <p>Exists because a page that counts millions of rows whenever somebody looks slows down what it
 * tells about.
 */
@NullMarked
package io.sendonce.scheduler.counts;

import org.jspecify.annotations.NullMarked;
