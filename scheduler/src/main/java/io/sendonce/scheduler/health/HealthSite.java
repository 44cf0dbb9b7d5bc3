package io.sendonce.scheduler.health;

import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Whether the process lives and is ready, to be put on a server. */
public final class HealthSite implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /** Those who ask give up after some seconds. */
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private final String path;
  private final List<BoundedCheck> checks;

  /**
   * Asks nothing yet.
   *
   * @param path what comes before every path of the server
   * @param checks what must be so for the process to be ready
   */
  public HealthSite(String path, List<Check> checks) {
    this.path = path;
    this.checks = checks.stream().map(BoundedCheck::new).toList();
  }

  /** All that it answers. */
  public List<Route> routes() {
    return List.of(
        Route.get(path + "/health/live", request -> reply(true, List.of())),
        Route.get(path + "/health/ready", request -> ready()));
  }

  @Override
  public void close() {
    checks.forEach(BoundedCheck::close);
  }

  private Reply ready() {
    long end = System.nanoTime() + LONGEST.toNanos();
    List<Map<String, Object>> shown = new ArrayList<>();
    boolean isUp = true;
    for (BoundedCheck check : checks) {
      Optional<String> trouble = check.trouble(Duration.ofNanos(end - System.nanoTime()));
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("name", check.name());
      line.put("status", trouble.isEmpty() ? "up" : "down");
      trouble.ifPresent(words -> line.put("trouble", words));
      shown.add(line);
      isUp = isUp && trouble.isEmpty();
    }
    return reply(isUp, shown);
  }

  private static Reply reply(boolean isUp, List<Map<String, Object>> checks) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", isUp ? "up" : "down");
    body.put("checks", checks);
    return new Reply(
        isUp ? 200 : 503,
        "application/json",
        Map.of("Cache-Control", "no-store"),
        JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
  }
}
