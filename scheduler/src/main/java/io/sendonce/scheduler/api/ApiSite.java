package io.sendonce.scheduler.api;

import io.sendonce.scheduler.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The whole API, to be put on a server. */
public final class ApiSite {

  private static final String VERSION = "/api/v1";
  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final String base;
  private final List<Route> described = new ArrayList<>();

  /**
   * An API.
   *
   * @param parts what it is made of
   */
  public ApiSite(ApiParts parts) {
    this.base = parts.path() + VERSION;
    Gate gate = new Gate(base, parts.tokens(), parts.isBehindProxy());
    described.add(new Description().route(base));
    described.addAll(new SubmitRoutes(gate, parts.database()).routes());
    described.addAll(new MessageRoutes(gate, parts.database()).routes());
    described.addAll(new StatusRoutes(gate, parts.database(), parts.counts()).routes());
    described.addAll(new NodeRoutes(gate, parts.database(), parts.cluster()).routes());
    described.addAll(new JobRoutes(gate, parts.database(), parts.cluster()).routes());
    described.addAll(new CommandRoutes(gate, parts.database(), parts.cluster()).routes());
    described.addAll(new AlertRoutes(gate, parts.database()).routes());
    described.addAll(new BulkRoutes(gate, parts.database(), parts.bulkWorker()).routes());
    described.addAll(new DeployRoutes(gate, parts.database(), parts.cluster()).routes());
    described.addAll(new DuplicateRoutes(gate, parts.database(), parts.clock()).routes());
    described.addAll(
        new IncidentRoutes(gate, parts.database(), parts.cluster(), parts.clock()).routes());
    described.addAll(new BrakeRoutes(gate, parts.database(), parts.clock()).routes());
  }

  /** All that it answers, and a problem for whatever else is asked below its path. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>(described);
    methodsByPath().forEach((path, allowed) -> addOthers(routes, path, allowed));
    for (String method : METHODS) {
      routes.add(
          new Route(
              method,
              base + "/*",
              0,
              request ->
                  Problem.of(404, "There is nothing at this path; see openapi.json.").reply()));
    }
    return routes;
  }

  /** Those that its description has, without the ones that only answer problems. */
  List<Route> described() {
    return List.copyOf(described);
  }

  private Map<String, Set<String>> methodsByPath() {
    Map<String, Set<String>> methods = new TreeMap<>();
    for (Route route : described) {
      methods.computeIfAbsent(route.path(), path -> new TreeSet<>()).add(route.method());
    }
    return methods;
  }

  private static void addOthers(List<Route> routes, String path, Set<String> allowed) {
    String allow = String.join(", ", allowed);
    for (String method : METHODS) {
      if (!allowed.contains(method)) {
        routes.add(
            new Route(
                method,
                path,
                0,
                request ->
                    Problem.of(405, "This path takes " + allow + ", not " + method + ".")
                        .reply()
                        .with("Allow", allow)));
      }
    }
  }
}
