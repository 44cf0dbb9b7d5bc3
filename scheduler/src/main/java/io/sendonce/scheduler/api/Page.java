package io.sendonce.scheduler.api;

import io.sendonce.scheduler.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A page of a list. */
final class Page {

  private Page() {}

  /**
   * A page, and where the next one begins.
   *
   * @param found one more than the page has, if there are more
   * @param name what they are called
   */
  static <T> Reply of(
      List<T> found, int limit, String name, Function<T, Long> id, Function<T, Object> shown) {
    List<T> page = found.stream().limit(limit).toList();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(name, page.stream().map(shown).toList());
    answer.put("next", found.size() > limit ? id.apply(page.get(limit - 1)) : null);
    return Json.reply(200, answer);
  }
}
