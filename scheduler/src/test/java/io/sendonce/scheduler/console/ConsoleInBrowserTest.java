package io.sendonce.scheduler.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console as people have it: in a real browser. Skipped where no Chromium is installed. */
class ConsoleInBrowserTest {

  private static final List<String> PAGES =
      List.of(
          "/",
          "/queue",
          "/messages/1",
          "/uncertain",
          "/accounts",
          "/campaigns",
          "/cluster",
          "/audit",
          "/stop");

  private static Playwright playwright;
  private static Browser browser;

  @RegisterExtension final ConsoleRig rig = ConsoleRig.under("/console");

  @BeforeAll
  static void openBrowser() {
    Optional<Path> chromium = installed();
    if (Boolean.getBoolean("require.all")) {
      assertThat(chromium).as("a Chromium on the PATH").isPresent();
    }
    assumeTrue(
        chromium.isPresent(),
        "skipped: no chromium, chromium-browser or google-chrome on the PATH");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.orElseThrow())
                    .setArgs(List.of("--no-sandbox")));
  }

  @AfterAll
  static void closeBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @Test
  void whatHappensIsShownWithoutALoad() {
    try (Page page = signedIn("vera", ColorScheme.LIGHT)) {
      assertThat(page.locator("#verdict")).hasText("No node is alive.");
      page.evaluate("document.body.dataset.same = 'yes'");
      rig.oneMessage("person-1", "Hello");
      rig.doubt();
      assertThat(page.locator(".figures")).containsText(Pattern.compile("Uncertain\\s*1"));
      assertThat(page.locator("#minutes-chart canvas")).isVisible();
      assertThat(page.evaluate("document.body.dataset.same")).isEqualTo("yes");
    }
  }

  @Test
  void everythingIsStoppedAndGoesOnByHandAndByKey() {
    rig.oneMessage("person-1", "Hello");
    try (Page page = signedIn("otto", ColorScheme.LIGHT)) {
      page.getByRole(AriaRole.BUTTON, named("Stop everything")).click();
      page.getByLabel("Reason").fill("wrong text");
      page.getByLabel("Reason").press("Enter");
      assertThat(page.locator("h1"))
          .hasText("Everything is paused until a person resumes it: wrong text (otto)");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("Nothing of it is in flight.");
      page.getByRole(AriaRole.REGION, region("Resume everything"))
          .getByLabel("Reason")
          .fill("text is right");
      page.getByRole(AriaRole.BUTTON, named("Resume everything")).click();
      assertThat(page.locator("h1")).hasText("Everything is active");
    }
  }

  @Test
  void aDoubtIsDecided() {
    rig.oneMessage("person-1", "Hello");
    rig.doubt();
    try (Page page = signedIn("otto", ColorScheme.DARK)) {
      page.navigate(rig.url("/uncertain"));
      page.locator("td a").first().click();
      page.getByLabel("It was sent: the person has it").check();
      page.getByLabel("Reason").fill("in the chat");
      page.getByRole(AriaRole.BUTTON, named("Decide")).click();
      assertThat(page.locator("h1")).hasText("Message 1 sent");
    }
  }

  @Test
  void everyPageIsAccessibleInLightAndDarkAndOnAPhone() throws Exception {
    rig.oneMessage("person-1", "Hello");
    rig.doubt();
    rig.as("otto").post("/pause", Map.of("scope", "account", "id", "1", "reason", "on holiday"));
    Path pictures = Files.createDirectories(Path.of("target", "console"));
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (Page page = signedIn("ada", scheme)) {
        for (String path : PAGES) {
          page.setViewportSize(1280, 900);
          page.navigate(rig.url(path));
          assertThat(page.locator("h1")).isVisible();
          assertThat(new AxeBuilder(page).analyze().getViolations())
              .as(path + " in " + scheme)
              .isEmpty();
          String name = path.equals("/") ? "now" : path.substring(1).replace('/', '-');
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setPath(
                      pictures.resolve(
                          name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png")));
          page.setViewportSize(390, 800);
          assertThat(
                  (Boolean)
                      page.evaluate(
                          "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
              .as(path + " fits a phone")
              .isTrue();
        }
      }
    }
  }

  private Page signedIn(String name, ColorScheme scheme) {
    Page page = browser.newPage(new Browser.NewPageOptions().setColorScheme(scheme));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            throw new AssertionError(message.text());
          }
        });
    page.navigate(rig.url("/"));
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(ConsoleRig.PASSWORD);
    page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    assertThat(page.locator("#verdict")).isVisible();
    return page;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions region(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Optional<Path> installed() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name -> Stream.of(System.getenv("PATH").split(":", -1)).map(it -> Path.of(it, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
