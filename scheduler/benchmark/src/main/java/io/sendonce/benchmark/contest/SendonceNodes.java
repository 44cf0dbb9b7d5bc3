package io.sendonce.benchmark.contest;

import io.sendonce.benchmark.measure.Launch;
import io.sendonce.benchmark.measure.Target;
import io.sendonce.benchmark.worker.WorkerMain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Nodes of Sendonce as processes. */
public final class SendonceNodes {

  /** A provider that takes no time. */
  public static final String AT_ONCE = "0-0";

  /** The provider of the configuration, over HTTP. */
  public static final String UNIPILE = "unipile";

  private SendonceNodes() {}

  /**
   * A cluster.
   *
   * @param provider {@link #AT_ONCE}, {@link #UNIPILE}, or two numbers such as {@code 3000-5000}:
   *     how many milliseconds a send takes at least and at most
   */
  public static List<Launch> launches(int nodes, Target target, Tuning tuning, String provider) {
    List<Launch> launches = new ArrayList<>();
    for (int node = 1; node <= nodes; node++) {
      launches.add(
          Launch.java(
                  WorkerMain.class.getName(),
                  List.of(
                      "-Dbenchmark.config=" + tuning.config(), "-Dbenchmark.provider=" + provider),
                  List.of("sendonce", target.jdbcUrl(), "0", "0"))
              .with(environment(target, tuning, "node-" + node)));
    }
    return launches;
  }

  /** Settings as variables of the environment, which are stronger than the shipped file. */
  private static Map<String, String> environment(Target target, Tuning tuning, String node) {
    Map<String, String> settings = new HashMap<>();
    settings.put("database.url", target.plainJdbcUrl());
    settings.put("database.user", "postgres");
    settings.put("database.password", "postgres");
    settings.put("unipile.dsn", "localhost:1");
    settings.put("unipile.api-key", "none");
    settings.put("node.name", node);
    settings.putAll(tuning.settings());
    Map<String, String> environment = new HashMap<>();
    settings.forEach((key, value) -> environment.put(variable(key), value));
    return environment;
  }

  private static String variable(String key) {
    return "SENDONCE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
