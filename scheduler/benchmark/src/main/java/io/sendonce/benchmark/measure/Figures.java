package io.sendonce.benchmark.measure;

/**
 * What one run has shown.
 *
 * @param seconds how long the timed part took, by the server's clock
 * @param rate messages a second in the timed part
 * @param walBytes bytes of write-ahead log per message in the timed part
 * @param transactions transactions per message in the whole run
 * @param serverMillis milliseconds of processor time per message that the server used
 * @param clientMillis milliseconds of processor time per message that the contestant used
 */
public record Figures(
    double seconds,
    double rate,
    double walBytes,
    double transactions,
    double serverMillis,
    double clientMillis) {}
