package io.sendonce.scheduler.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** What holds for every page. */
public final class PageChecks {

  private PageChecks() {}

  /** It is accessible, it fits a phone, and here is a picture of it. */
  public static void check(Page page, String what, Path picture) {
    page.setViewportSize(1280, 900);
    page.locator("h1").waitFor();
    assertThat(new AxeBuilder(page).analyze().getViolations()).as(what).isEmpty();
    page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
    page.setViewportSize(390, 800);
    assertThat(
            (Boolean)
                page.evaluate(
                    "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
        .as(what + " fits a phone")
        .isTrue();
  }
}
