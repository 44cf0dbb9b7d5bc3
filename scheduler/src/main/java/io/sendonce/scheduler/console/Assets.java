package io.sendonce.scheduler.console;

import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Styles and scripts: our own, and those of libraries, from their jars. Nothing else is found. */
final class Assets {

  private static final String OURS = "io/sendonce/scheduler/console/assets/";
  private static final String THEIRS = "META-INF/resources/webjars/";

  private static final Map<String, String> FILES =
      Map.of(
          "console.css", OURS + "console.css",
          "console.js", OURS + "console.js",
          "pico.css", THEIRS + "picocss__pico/2.1.1/css/pico.min.css",
          "htmx.js", THEIRS + "htmx.org/2.0.10/dist/htmx.min.js",
          "sse.js", THEIRS + "htmx-ext-sse/2.2.2/sse.js",
          "uplot.js", THEIRS + "uplot/1.6.30/dist/uPlot.iife.min.js",
          "uplot.css", THEIRS + "uplot/1.6.30/dist/uPlot.min.css");

  private final Map<String, byte[]> read = new ConcurrentHashMap<>();

  Route route(Desk desk) {
    return desk.open("GET", "/assets/{file}", this::asset);
  }

  private Reply asset(Request request) {
    String name = request.placed("file");
    String resource = FILES.get(name);
    if (resource == null) {
      return Reply.text(404, "not found");
    }
    String type = name.endsWith(".css") ? "text/css" : "text/javascript";
    return new Reply(
        200,
        type + "; charset=utf-8",
        Map.of("Cache-Control", "max-age=3600"),
        read.computeIfAbsent(resource, Assets::bytes));
  }

  private static byte[] bytes(String resource) {
    try (InputStream stream = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is not on the classpath");
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
