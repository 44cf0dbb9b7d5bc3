package io.sendonce.scheduler.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The browser that this machine has. Where there is none, the tests of the class are skipped, and
 * say so.
 */
public final class InstalledChromium implements BeforeAllCallback, AfterAllCallback {

  private static final double PATIENCE_MILLIS = 30_000;

  private @Nullable Playwright playwright;
  private @Nullable Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    Optional<Path> chromium = installed();
    if (Boolean.getBoolean("require.all")) {
      assertThat(chromium).as("a Chromium on the PATH").isPresent();
    }
    assumeTrue(
        chromium.isPresent(),
        "skipped: no chromium, chromium-browser or google-chrome on the PATH");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
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

  @Override
  public void afterAll(ExtensionContext context) {
    if (playwright != null) {
      playwright.close();
    }
  }

  /**
   * A page of its own, signed in at a console; an error in its console of scripts fails the test.
   */
  public Page signedIn(String home, String name, String password, ColorScheme scheme) {
    Page page =
        Objects.requireNonNull(browser)
            .newPage(new Browser.NewPageOptions().setColorScheme(scheme));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            throw new AssertionError(message.text());
          }
        });
    page.navigate(home);
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(password);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in").setExact(true))
        .click();
    page.locator("#verdict").waitFor();
    return page;
  }

  private static Optional<Path> installed() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name -> Stream.of(System.getenv("PATH").split(":", -1)).map(it -> Path.of(it, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
