package io.sendonce.scheduler.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console as people have it: in a real browser. */
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
          "/history",
          "/deploy?since=2026-11-01T09:00",
          "/alerts?all=yes",
          "/duplicates?find=yes",
          "/duplicates/table?table=public.linkedin_messages&columns=text%3Dstatus",
          "/duplicates/provider",
          "/audit",
          "/stop");

  @RegisterExtension static final InstalledChromium BROWSER = new InstalledChromium();

  @RegisterExtension final ConsoleRig rig = ConsoleRig.under("/console");

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
    rig.sql(
        "INSERT INTO alerts (condition, subject, severity, detail, opened_at, last_seen_at)"
            + " VALUES ('uncertain', 'account 1', 'warning', 'message 1', clock_timestamp(), clock_timestamp())");
    rig.as("otto").post("/pause", Map.of("scope", "account", "id", "1", "reason", "on holiday"));
    Path pictures = Files.createDirectories(Path.of("target", "console"));
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (Page page = signedIn("ada", scheme)) {
        for (String path : PAGES) {
          page.navigate(rig.url(path));
          String name =
              path.equals("/")
                  ? "now"
                  : path.substring(1).replace('/', '-').replaceAll("\\?.*", "");
          String tone = scheme.name().toLowerCase(Locale.ROOT);
          PageChecks.check(
              page, path + " in " + tone, pictures.resolve(name + "-" + tone + ".png"));
        }
      }
    }
  }

  private Page signedIn(String name, ColorScheme scheme) {
    return BROWSER.signedIn(rig.url("/"), name, ConsoleRig.PASSWORD, scheme);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions region(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
