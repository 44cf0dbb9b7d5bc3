package io.sendonce.scheduler.console;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** Fills the pages. Everything is escaped for HTML unless a template says otherwise; none does. */
final class Templates {

  private static final String ROOM = "io/sendonce/scheduler/console/pages/";

  private final PebbleEngine engine;

  /**
   * The templates of the classpath.
   *
   * @param zone in which times are shown
   */
  Templates(ZoneId zone) {
    ClasspathLoader pages = new ClasspathLoader(Templates.class.getClassLoader());
    pages.setPrefix(ROOM);
    pages.setSuffix(".peb");
    this.engine =
        new PebbleEngine.Builder()
            .loader(pages)
            .extension(new Times(zone))
            .strictVariables(true)
            .build();
  }

  String fill(String page, Map<String, Object> model) {
    StringWriter text = new StringWriter();
    try {
      engine.getTemplate(page).evaluate(text, model, Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
