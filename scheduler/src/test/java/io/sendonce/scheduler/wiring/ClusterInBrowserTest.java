package io.sendonce.scheduler.wiring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.sendonce.scheduler.access.Role;
import io.sendonce.scheduler.access.UsersFile;
import io.sendonce.scheduler.console.InstalledChromium;
import io.sendonce.scheduler.console.PageChecks;
import io.sendonce.simulator.ProviderSimulator;
import io.sendonce.simulator.SimulatorSettings;
import io.sendonce.simulator.faults.Fault;
import io.sendonce.simulator.faults.FaultKind;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes as processes, each with its console, and an operator with a browser. */
@Timeout(240)
class ClusterInBrowserTest {

  @RegisterExtension static final InstalledChromium BROWSER = new InstalledChromium();

  private static final String PASSWORD = "correct horse battery";
  private static final Duration ENOUGH = Duration.ofSeconds(60);
  private static final int MESSAGES = 600;
  private static final boolean IS_FOR_README = "write".equals(System.getProperty("screenshots"));
  private static final String JOBS =
      """
      job.send.class = io.sendonce.jobs.quartz.SendLaneJob
      job.send.lanes = 4
      job.send.delay = 100ms
      job.patient.class = io.sendonce.scheduler.wiring.PatientJob
      job.patient.manual = true
      """;

  @RegisterExtension final ProgramRig rig = new ProgramRig();
  @TempDir Path ledger;

  private final Map<String, Process> nodes = new HashMap<>();
  private final Map<String, String> consoles = new HashMap<>();
  private ProviderSimulator provider;

  @BeforeEach
  void start() throws Exception {
    provider =
        ProviderSimulator.start(
            SimulatorSettings.forTests(ledger.resolve("ledger"))
                .withDelay(Duration.ofMillis(200), Duration.ofMillis(400)));
    new UsersFile(rig.directory().resolve("users.properties")).put("ada", Role.ADMIN, PASSWORD);
    Files.writeString(rig.directory().resolve("jobs.properties"), JOBS);
    for (String name : new String[] {"north", "south"}) {
      int port = ProgramRig.freePort();
      Process node =
          rig.start(
              "node",
              Map.of(
                  "SENDONCE_NODE_NAME", name,
                  "SENDONCE_CONSOLE_ENABLED", "true",
                  "SENDONCE_CONSOLE_PORT", Integer.toString(port),
                  "SENDONCE_UNIPILE_DSN", provider.uri().toString(),
                  "SENDONCE_UNIPILE_API_KEY", provider.apiKey()));
      nodes.put(name, node);
      consoles.put(name, "http://127.0.0.1:" + port);
      BufferedReader output = node.inputReader(StandardCharsets.UTF_8);
      rig.readUntil(output, " record of starts started");
      Thread rest = new Thread(() -> output.lines().forEach(line -> {}), "output of " + name);
      rest.setDaemon(true);
      rest.start();
    }
  }

  @AfterEach
  void stop() {
    nodes.values().forEach(node -> node.destroyForcibly().onExit().join());
    provider.close();
  }

  /** One after the other over one cluster, since to start it takes longer than all of them. */
  @Test
  void whatIsDoneAtOneConsoleHappensOnTheOtherNode() throws Exception {
    whatIsStoppedAtOneConsoleIsStoppedOnTheOtherNode();
    whatIsInDoubtIsShownBesideTheConversation();
    aRunIsStartedAndInterruptedFromTheConsoleOfTheOtherNode();
    aScheduleIsChangedAfterAPreviewAndATriggerPaused();
  }

  private void whatIsStoppedAtOneConsoleIsStoppedOnTheOtherNode() {
    messages();
    await().atMost(ENOUGH).until(() -> rig.number("SELECT count(*) FROM send_attempts") > 20);
    String sender = rig.text("SELECT node FROM send_attempts ORDER BY id LIMIT 1");
    try (Page page = signedIn(other(sender))) {
      page.getByRole(AriaRole.BUTTON, named("Stop everything")).click();
      page.getByLabel("Reason").fill("wrong text went out");
      page.getByRole(AriaRole.BUTTON, named("Stop everything")).last().click();
      assertThat(page.locator("h1")).containsText("Everything is paused");
      long begun = rig.number("SELECT count(*) FROM send_attempts");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("Nothing of it is in flight.");
      assertThat(rig.number("SELECT count(*) FROM send_attempts")).isEqualTo(begun);
      long delivered = provider.deliveries().size();
      assertThat(delivered).isEqualTo(begun).isLessThan(MESSAGES);

      page.getByLabel("Reason").last().fill("text is right");
      page.getByRole(AriaRole.BUTTON, named("Resume everything")).click();
      assertThat(page.locator("h1")).hasText("Everything is active");
      await().atMost(ENOUGH).until(() -> provider.deliveries().size() > delivered);
    }
  }

  private void whatIsInDoubtIsShownBesideTheConversation() throws Exception {
    provider.faults().add(Fault.of(FaultKind.DELIVER_THEN_504).count(1));
    // All others may have been sent meanwhile.
    rig.sql("INSERT INTO campaign_prospects (campaign_id, provider_id) VALUES (1, 'person-last')");
    rig.sql(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message)"
            + " SELECT 1, max(id), 1, 1, 'Hello, one more' FROM campaign_prospects");
    await()
        .atMost(ENOUGH)
        .until(() -> rig.number("SELECT count(*) FROM send_queue WHERE status = 'uncertain'") == 1);
    long inDoubt = rig.number("SELECT id FROM send_queue WHERE status = 'uncertain'");
    try (Page page = signedIn("north")) {
      assertThat(page.locator(".figures")).containsText(Pattern.compile("Uncertain\\s*1"));
      assertThat(page.locator(".chart canvas")).isVisible();
      if (IS_FOR_README) {
        page.locator("#verdict:has-text('Sending normally')").waitFor();
      }
      picture(page, "now");
      page.navigate(consoles.get("north") + "/cluster");
      assertThat(page.locator("#live table").first()).containsText("north");
      picture(page, "cluster");
      page.navigate(consoles.get("north") + "/messages/" + inDoubt);
      page.getByRole(AriaRole.BUTTON, named("Show the conversation at the provider")).click();
      assertThat(page.locator("main")).containsText("the same text, since the attempt");
      picture(page, "conversation");
    }
  }

  private void aRunIsStartedAndInterruptedFromTheConsoleOfTheOtherNode() throws Exception {
    String job = "/job?group=sendonce&name=patient";
    try (Page page = signedIn("north")) {
      page.navigate(consoles.get("north") + job);
      page.getByRole(AriaRole.REGION, named("Run it now")).getByLabel("Reason").fill("to see it");
      page.getByRole(AriaRole.BUTTON, named("Run now")).click();
      assertThat(page.getByRole(AriaRole.STATUS)).hasText("Done: it is due now.");
    }
    await()
        .atMost(ENOUGH)
        .until(
            () ->
                rig.number(
                        "SELECT count(*) FROM qrtz_fired_triggers WHERE job_name = 'patient' AND state = 'EXECUTING'")
                    == 1);
    String runner =
        rig.text("SELECT instance_name FROM qrtz_fired_triggers WHERE job_name = 'patient'");
    try (Page page = signedIn(other(runner))) {
      page.navigate(consoles.get(other(runner)) + job);
      check(page, "job");
      page.getByRole(AriaRole.REGION, named("Interrupt")).getByLabel("Reason").fill("enough");
      page.getByRole(AriaRole.BUTTON, named("Interrupt the run on " + runner)).click();
      assertThat(page.getByRole(AriaRole.STATUS))
          .containsText(Pattern.compile("Done: run .* was asked to end"));
      assertThat(page.locator(".facts")).containsText(runner);
      check(page, "command");
      await()
          .atMost(ENOUGH)
          .until(
              () ->
                  rig.number(
                          "SELECT count(*) FROM job_runs WHERE job_name = 'patient' AND outcome = 'done'")
                      == 1);
      page.navigate(consoles.get(other(runner)) + "/history?group=sendonce&name=patient");
      assertThat(page.locator("tbody tr")).containsText(runner);
      check(page, "history");
    }
  }

  private void aScheduleIsChangedAfterAPreviewAndATriggerPaused() throws Exception {
    String job = "/job?group=sendonce&name=send-0";
    try (Page page = signedIn("south")) {
      page.navigate(consoles.get("south") + "/cluster");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("sendonce.send-0"))
          .last()
          .click();
      page.getByLabel("Another schedule").fill("every 2s");
      page.getByRole(AriaRole.BUTTON, named("Show its next ten fires")).click();
      assertThat(page.locator("ol li")).hasCount(10);
      check(page, "schedule");
      page.getByLabel("Reason").fill("half as often");
      page.getByRole(AriaRole.BUTTON, named("Change it")).click();
      assertThat(page.getByRole(AriaRole.STATUS)).hasText("Done: every 2s.");

      page.navigate(consoles.get("south") + job);
      assertThat(page.locator("#live table").first()).containsText("2s after each run");
      page.locator("select[name='action']").selectOption("pause");
      page.locator("form[action$='/job/trigger']").getByLabel("Reason").fill("look at it first");
      page.getByRole(AriaRole.BUTTON, named("Ask for it")).click();
      assertThat(page.getByRole(AriaRole.STATUS)).hasText("Done: paused.");
      page.navigate(consoles.get("south") + "/audit");
      assertThat(page.locator("tbody tr").first()).containsText("trigger sendonce.send-0");
    }
  }

  private void messages() {
    rig.sql("INSERT INTO campaigns (name) VALUES ('spring')");
    rig.sql(
        "INSERT INTO linkedin_accounts (provider_account_id, spacing_min, spacing_max)"
            + " SELECT 'account-' || n, '0', '0' FROM generate_series(1, 8) AS n");
    rig.sql(
        "INSERT INTO campaign_prospects (campaign_id, provider_id)"
            + " SELECT 1, 'person-' || n FROM generate_series(1, "
            + MESSAGES
            + ") AS n");
    rig.sql(
        "INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message)"
            + " SELECT 1, p.id, 1 + p.id % 8, 1, 'Hello ' || p.provider_id"
            + " FROM campaign_prospects p");
  }

  private Page signedIn(String node) {
    return BROWSER.signedIn(consoles.get(node) + "/", "ada", PASSWORD, ColorScheme.LIGHT);
  }

  /** For the README: {@code -Dscreenshots=write} puts it where the README looks for it. */
  private static void picture(Page page, String name) throws Exception {
    Path directory = IS_FOR_README ? Path.of("screenshots") : Path.of("target", "screenshots");
    page.setViewportSize(1200, 760);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Files.createDirectories(directory).resolve(name + ".png")));
  }

  private static void check(Page page, String name) throws Exception {
    Path pictures = Files.createDirectories(Path.of("target", "console"));
    PageChecks.check(page, name, pictures.resolve(name + "-light.png"));
  }

  private static String other(String node) {
    return node.equals("north") ? "south" : "north";
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
