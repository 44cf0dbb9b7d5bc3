package io.sendonce.benchmark.report;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What figures depend on.
 *
 * @param cores of the machine
 * @param facts about machine and server, by their names
 */
public record Conditions(int cores, Map<String, String> facts) {

  /**
   * As they are now.
   *
   * @param server the server's settings
   */
  public static Conditions now(Map<String, String> server) {
    OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    facts.put("cores", Integer.toString(machine.getAvailableProcessors()));
    facts.put("load_average", "%.1f".formatted(machine.getSystemLoadAverage()));
    facts.put("system", machine.getName() + " " + machine.getArch());
    facts.put("jdk", System.getProperty("java.version"));
    server.forEach((name, value) -> facts.put("postgresql_" + name, value));
    return new Conditions(machine.getAvailableProcessors(), facts);
  }

  /** In one line. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "%s, %s cores, load average %s, JDK %s, embedded PostgreSQL %s with fsync %s, synchronous_commit %s,"
            + " full_page_writes %s, shared_buffers %s, max_wal_size %s",
        facts.get("date"),
        facts.get("cores"),
        facts.get("load_average"),
        facts.get("jdk"),
        facts.get("postgresql_server_version"),
        facts.get("postgresql_fsync"),
        facts.get("postgresql_synchronous_commit"),
        facts.get("postgresql_full_page_writes"),
        facts.get("postgresql_shared_buffers"),
        facts.get("postgresql_max_wal_size"));
  }
}
