package io.sendonce.scheduler.config;

/**
 * A setting with the value that is in force.
 *
 * @param shown the value as it may be printed
 * @param origin default, file and line, environment variable or secret file
 */
record Effective(String key, String shown, String origin) {}
