package io.sendonce.scheduler.api;

import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The API's OpenAPI document, for everybody: there is nothing in it that the README has not. */
final class Description {

  private static final String FILE = "openapi.json";

  Route route(String base) {
    Reply reply = new Reply(200, "application/json", Map.of(), document());
    return Route.get(base + "/" + FILE, request -> reply);
  }

  static byte[] document() {
    try (InputStream in = Description.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
