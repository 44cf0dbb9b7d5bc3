package io.sendonce.simulator.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The fields of a send, from multipart/form-data or JSON. */
final class SendForm {
  private final Map<String, List<String>> fields;

  private SendForm(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  static SendForm parse(String contentType, byte[] body) throws Refusal {
    String kind = contentType.toLowerCase(Locale.ROOT);
    if (kind.startsWith("multipart/form-data")) {
      return multipart(contentType, body);
    }
    if (kind.startsWith("application/json")) {
      return json(body);
    }
    throw new Refusal(
        415,
        "unsupported_media_type",
        "content-type '" + contentType + "' must be multipart/form-data or application/json");
  }

  /** The field's values; none when it is missing or all are blank. */
  List<String> all(String name) {
    return fields.getOrDefault(name, List.of()).stream().filter(value -> !value.isBlank()).toList();
  }

  @Nullable String first(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? null : values.get(0);
  }

  private static SendForm multipart(String contentType, byte[] body) throws Refusal {
    String boundary = MultiPart.extractBoundary(contentType);
    if (boundary == null) {
      throw malformed("multipart/form-data without a boundary", null);
    }
    MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
    parser.setUseFilesForPartsWithoutFileName(false);
    parser.setMaxMemoryFileSize(-1);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    // The whole body is here, so the parser is done when it returns.
    CompletableFuture<MultiPartFormData.Parts> parsed = new CompletableFuture<>();
    parser.parse(Content.Source.from(ByteBuffer.wrap(body)), Promise.Invocable.toPromise(parsed));
    try (MultiPartFormData.Parts parts = parsed.join()) {
      for (MultiPart.Part part : parts) {
        add(fields, part.getName(), part.getContentAsString(StandardCharsets.UTF_8));
      }
    } catch (CompletionException | IllegalArgumentException e) {
      throw malformed("the body is no complete multipart/form-data", e);
    }
    return new SendForm(fields);
  }

  private static SendForm json(byte[] body) throws Refusal {
    JsonNode root;
    try {
      root = Json.MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw malformed("the body is no JSON", e);
    }
    if (!root.isObject()) {
      throw malformed("the body is no JSON object", null);
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (field.getValue().isArray()) {
        field.getValue().forEach(value -> add(fields, field.getKey(), value.asString("")));
      } else {
        add(fields, field.getKey(), field.getValue().asString(""));
      }
    }
    return new SendForm(fields);
  }

  private static void add(Map<String, List<String>> fields, @Nullable String name, String value) {
    if (name != null) {
      fields.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }
  }

  private static Refusal malformed(String detail, @Nullable Exception cause) {
    return new Refusal(400, "malformed_request", detail, cause);
  }
}
