package io.sendonce.benchmark.worker;

/**
 * What a worker works on.
 *
 * @param url the JDBC URL, with user and password in it
 * @param accounts how many there are
 * @param threads how many sends at once, where the worker has threads of its own
 */
record Assignment(String url, int accounts, int threads) {}
