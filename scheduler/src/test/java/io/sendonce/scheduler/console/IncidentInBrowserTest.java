package io.sendonce.scheduler.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An incident as people have it: in a real browser, and by the keyboard. */
class IncidentInBrowserTest {

  @RegisterExtension static final InstalledChromium BROWSER = new InstalledChromium();

  @RegisterExtension final ConsoleRig rig = ConsoleRig.under("/console");

  @Test
  void fromTheSearchToTheConclusionByKey() throws Exception {
    IncidentPagesTest.fourPeople(rig);
    try (Page page = signedIn("ada", ColorScheme.LIGHT)) {
      page.getByRole(AriaRole.LINK, exactly("Incidents")).press("Enter");
      page.getByRole(AriaRole.LINK, exactly("Find duplicates")).press("Enter");
      page.getByRole(AriaRole.BUTTON, exactly("Find")).press("Enter");
      page.getByLabel("What the incident is called").fill("Monday");
      page.getByLabel("What the incident is called").press("Enter");
      assertThat(page.locator("h1")).hasText("Incident 1: Monday");
      page.getByRole(AriaRole.FORM, exactly("person-2, Cora Lind: none"))
          .getByLabel("Wanted")
          .selectOption("yes");
      page.getByRole(AriaRole.BUTTON, exactly("Keep this for person-2")).press("Enter");
      assertThat(page.locator("h3").filter(new Locator.FilterOptions().setHasText("Cora")))
          .hasText("person-2, Cora Lind: ready");
      page.getByLabel("Why they are told").fill("they got it three times");
      page.getByLabel("Why they are told").press("Enter");
      assertThat(page.getByText(Pattern.compile("Message \\d is pending"))).hasCount(3);
      Path pictures = Files.createDirectories(Path.of("target", "console"));
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (Page other = signedIn("ada", scheme)) {
          for (String path : List.of("/incidents/1", "/incidents", "/duplicates?find=yes", "/")) {
            other.navigate(rig.url(path));
            String tone = scheme.name().toLowerCase(Locale.ROOT);
            String name = path.replaceAll("\\?.*", "").replace('/', '-') + "-" + tone;
            PageChecks.check(
                other, path + " in " + tone, pictures.resolve("with-incident" + name + ".png"));
          }
        }
      }
      page.getByLabel(Pattern.compile("^Conclusion")).fill("the old script is gone");
      page.getByLabel(Pattern.compile("^Conclusion")).press("Enter");
      assertThat(page.locator("p.good")).containsText("4 people got 6 extra messages");
      page.getByRole(AriaRole.LINK, exactly("Incidents")).press("Enter");
      assertThat(page.locator("h1")).hasText("No incident is open");
    }
  }

  private Page signedIn(String name, ColorScheme scheme) {
    return BROWSER.signedIn(rig.url("/"), name, ConsoleRig.PASSWORD, scheme);
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
