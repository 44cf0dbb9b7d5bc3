package io.sendonce.scheduler.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
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
          "/campaigns/1",
          "/cluster",
          "/history",
          "/deploys",
          "/alerts?all=yes",
          "/duplicates?find=yes",
          "/duplicates/table?table=public.linkedin_messages&columns=text%3Dstatus",
          "/duplicates/provider",
          "/audit",
          "/bulk",
          "/bulk/1",
          "/bulk/preview?which=found&action=give_up",
          "/stop?scope=account&id=1",
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
      assertThat(page.locator(".chart canvas")).isVisible();
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
  void aDoubtIsDecidedBesideWhatTheProviderShows() throws Exception {
    rig.oneMessage("ACoAA-0123456789abcdefgh", "Hello");
    rig.doubt();
    rig.simulator().plantReply("account-1", "ACoAA-0123456789abcdefgh", "Who are you?");
    rig.simulator().plantFromAccount("account-1", "ACoAA-0123456789abcdefgh", "Hello");
    try (Page page = signedIn("otto", ColorScheme.DARK)) {
      page.navigate(rig.url("/uncertain"));
      page.locator("td a").first().click();
      page.getByRole(AriaRole.BUTTON, named("Show the conversation at the provider")).click();
      assertThat(page.getByRole(AriaRole.REGION, region("What the provider shows now")))
          .containsText("the same text, since the attempt");
      PageChecks.check(
          page,
          "conversation in dark",
          Files.createDirectories(Path.of("target", "console")).resolve("conversation-dark.png"));
      page.getByLabel("It was sent: the person has it").check();
      page.getByLabel("Reason").fill("in the chat");
      page.getByRole(AriaRole.BUTTON, named("Decide")).click();
      assertThat(page.locator("h1")).hasText("Message 1 sent");
      page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      page.getByRole(AriaRole.BUTTON, named("Copy as text")).click();
      assertThat(page.locator("#copied")).hasText("Copied.");
      assertThat((String) page.evaluate("navigator.clipboard.readText()"))
          .startsWith("Message 1 is sent since");
    }
  }

  /** The ticks outlive a renewal of the page, and the progress needs none. */
  @Test
  void whatWasTickedAndThenAllIsStoppedMidway() {
    rig.oneMessage("person-1", "Hello");
    rig.sql(
        "INSERT INTO campaign_prospects (campaign_id, provider_id) SELECT 1, 'p-' || i FROM generate_series(2, 1000) i");
    rig.sql(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message) SELECT 1, id, 1, 1, 'Hi' FROM campaign_prospects WHERE id > 1");
    try (Page page = signedIn("otto", ColorScheme.LIGHT)) {
      page.navigate(rig.url("/queue?campaign=1"));
      page.getByLabel("Tick message 999").check();
      page.waitForResponse(
          response -> response.url().contains("/queue"),
          () -> rig.sql("UPDATE send_queue SET status = 'cancelled' WHERE id = 998"));
      assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("cancelled"))).hasCount(1);
      assertThat(page.getByLabel("Tick message 999")).isChecked();
      page.getByLabel("Those that are ticked").check();
      page.getByLabel("What").selectOption("later");
      page.getByLabel("Move by").fill("3");
      page.getByLabel("Move by").press("Enter");
      assertThat(page.locator("h1")).hasText("Move 3 min later: 1 messages");
      page.getByLabel("Reason").fill("not yet");
      page.getByLabel("Reason").press("Enter");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("Done. Of 1 messages 1 done");

      rig.sql(
          "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.005); RETURN NEW; END $$");
      rig.sql(
          "CREATE TRIGGER slow BEFORE UPDATE ON send_queue FOR EACH ROW EXECUTE FUNCTION slow()");
      page.navigate(rig.url("/queue?campaign=1"));
      page.getByRole(AriaRole.BUTTON, named("Show what it would do")).click();
      page.getByLabel("To confirm, type how many messages it is about").fill("999");
      page.getByLabel("Reason").fill("wrong text");
      page.getByRole(AriaRole.BUTTON, named("Cancel: 999 messages")).click();
      page.evaluate("document.body.dataset.same = 'yes'");
      page.getByLabel("Why stop it").fill("wrong filter");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("200 done");
      page.getByRole(AriaRole.BUTTON, named("Stop it here")).click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("Stopped: wrong filter (otto)");
      page.evaluate("document.body.dataset.same = 'yes'");
      rig.sql("DROP TRIGGER slow ON send_queue");
      page.getByLabel("Why go on").fill("it was right");
      page.getByRole(AriaRole.BUTTON, named("Go on")).click();
      assertThat(page.getByRole(AriaRole.STATUS))
          .containsText(Pattern.compile("Done. Of 999 messages 999 done"));
    }
  }

  /** What needs a higher role is not on the page; that it is refused as well is tried over HTTP. */
  @Test
  void aRoleIsOfferedWhatItMayDo() throws Exception {
    somethingOnEveryPage();
    SortedSet<String> viewer = offered("vera");
    SortedSet<String> operator = offered("otto");
    SortedSet<String> admin = offered("ada");
    assertThat(viewer)
        .containsExactly("POST /sign-out", "refused /bulk/preview", "refused /duplicates/table");
    assertThat(operator)
        .contains(
            "POST /pause",
            "POST /resume",
            "POST /messages/1/decide",
            "POST /messages/1/look",
            "POST /bulk/1/go-on",
            "POST /alerts/1/acknowledge",
            "POST /deploys")
        .doesNotContain("vouch")
        .noneMatch(each -> each.startsWith("refused"));
    assertThat(admin).containsAll(operator).contains("vouch");
  }

  private SortedSet<String> offered(String name) throws Exception {
    ConsoleRig.Visit visit = rig.as(name);
    SortedSet<String> offered = new TreeSet<>();
    try (Page page = signedIn(name, ColorScheme.LIGHT)) {
      for (String path : PAGES) {
        // In the browser a refusal is an error on its console, which fails the test.
        if (visit.get(path).statusCode() == 403) {
          offered.add("refused " + path.replaceAll("\\?.*", ""));
          continue;
        }
        page.navigate(rig.url(path));
        for (Locator form : page.locator("form[method=post]").all()) {
          offered.add("POST " + form.getAttribute("action").replaceFirst("^/console", ""));
        }
        if (page.locator("[name=without_evidence]").count() > 0) {
          offered.add("vouch");
        }
      }
    }
    return offered;
  }

  @Test
  void everyPageIsAccessibleInLightAndDarkAndOnAPhone() throws Exception {
    somethingOnEveryPage();
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

  private void somethingOnEveryPage() throws Exception {
    rig.oneMessage("person-1", "Hello");
    rig.doubt();
    rig.sql(
        "INSERT INTO alerts (condition, subject, severity, detail, opened_at, last_seen_at)"
            + " VALUES ('uncertain', 'account 1', 'warning', 'message 1', clock_timestamp(), clock_timestamp())");
    rig.sql(
        "INSERT INTO bulk_actions (form_id, action, chosen, messages, actor, via, reason, state)"
            + " VALUES (gen_random_uuid(), 'cancel', 'campaign 1', 1, 'ada', 'console', 'wrong text', 'stopped')");
    rig.as("otto").post("/pause", Map.of("scope", "account", "id", "1", "reason", "on holiday"));
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
