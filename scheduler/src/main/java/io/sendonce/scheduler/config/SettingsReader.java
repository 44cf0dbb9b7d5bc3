package io.sendonce.scheduler.config;

import io.sendonce.scheduler.properties.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes each setting from the first layer that gives it, and gathers what is wrong. */
final class SettingsReader {

  private final Path file;
  private final List<Layer> layers;
  private final Map<String, Given> given = new HashMap<>();
  private final Map<String, Object> values = new HashMap<>();
  private final List<Effective> effective = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param file the file that problems of missing settings and of defaults are reported for
   * @param layers the strongest first
   */
  SettingsReader(Path file, List<Layer> layers) {
    this.file = file;
    this.layers = layers;
    Keys.ALL.forEach(this::take);
    PairRule.ALL.forEach(this::check);
    checkSignIn();
    checkWebhook();
    checkConsole();
    checkAlerts();
  }

  List<Problem> problems() {
    return problems;
  }

  List<Effective> effective() {
    return effective;
  }

  /** A value that kept its rule; empty when it did not or is missing. */
  <T> Optional<T> find(Setting<T> setting) {
    return Optional.ofNullable(setting.kind().type().cast(values.get(setting.key())));
  }

  /** The records; only to be asked for when there are no problems. */
  NodeSettings settings() {
    return new NodeSettings(
        new NodeName(get(Keys.NODE_NAME)),
        database(),
        unipile(),
        send(),
        uncertain(),
        new BreakerSettings(
            get(Keys.BREAKER_FAILURES), get(Keys.BREAKER_PAUSE), get(Keys.BREAKER_LONGEST)),
        webhook(),
        console(),
        alerts(),
        get(Keys.SHUTDOWN_TIMEOUT));
  }

  private DatabaseSettings database() {
    return new DatabaseSettings(
        get(Keys.DATABASE_URL),
        get(Keys.DATABASE_USER),
        get(Keys.DATABASE_PASSWORD),
        get(Keys.DATABASE_POOL),
        get(Keys.DATABASE_TIMEOUT));
  }

  private UnipileSettingsValues unipile() {
    return new UnipileSettingsValues(
        get(Keys.UNIPILE_DSN),
        get(Keys.UNIPILE_API_KEY),
        get(Keys.UNIPILE_CONNECT_TIMEOUT),
        get(Keys.UNIPILE_TIMEOUT),
        get(Keys.UNIPILE_READ_BACK_TIMEOUT),
        get(Keys.UNIPILE_IDLE_CONNECTION),
        new UnipileSettingsValues.Pauses(
            get(Keys.UNIPILE_PAUSE_TOO_MANY_REQUESTS), get(Keys.UNIPILE_PAUSE_LIMIT_REACHED)));
  }

  private SendSettings send() {
    return new SendSettings(
        new SendSettings.Lanes(
            get(Keys.SEND_SLOTS), get(Keys.SEND_SLICE), get(Keys.SEND_SETTLE_WINDOW)),
        new SendSettings.Lease(get(Keys.SEND_LEASE), get(Keys.SEND_MARGIN)),
        new SendSettings.Retry(
            get(Keys.SEND_RETRY_FIRST), get(Keys.SEND_RETRY_LONGEST), get(Keys.SEND_RETRY_LIMIT)));
  }

  private UncertainSettings uncertain() {
    return new UncertainSettings(
        get(Keys.UNCERTAIN_POLICY),
        new UncertainSettings.Looks(
            get(Keys.UNCERTAIN_FIRST_LOOK),
            get(Keys.UNCERTAIN_NEXT_LOOK),
            get(Keys.UNCERTAIN_LOOKS),
            get(Keys.UNCERTAIN_ASK_PERSON_AFTER)),
        get(Keys.UNCERTAIN_ABSENT_AFTER),
        get(Keys.UNCERTAIN_ACCOUNT_PAUSE));
  }

  private WebhookSettings webhook() {
    return new WebhookSettings(
        get(Keys.WEBHOOK_ENABLED),
        new WebhookSettings.Address(get(Keys.WEBHOOK_ADDRESS), get(Keys.WEBHOOK_PORT)),
        get(Keys.WEBHOOK_PATH),
        new WebhookSettings.Sender(get(Keys.WEBHOOK_HEADER), get(Keys.WEBHOOK_SECRET)));
  }

  private ConsoleSettings console() {
    return new ConsoleSettings(
        get(Keys.CONSOLE_ENABLED),
        new ConsoleSettings.Address(get(Keys.CONSOLE_ADDRESS), get(Keys.CONSOLE_PORT)),
        get(Keys.CONSOLE_PATH),
        file.resolveSibling(get(Keys.CONSOLE_USERS)),
        file.resolveSibling(get(Keys.CONSOLE_TOKENS)),
        get(Keys.CONSOLE_SESSION),
        get(Keys.CONSOLE_BEHIND_PROXY),
        ZoneId.of(get(Keys.CONSOLE_TIME_ZONE)),
        get(Keys.CONSOLE_ADDRESS_OUTSIDE));
  }

  private AlertSettings alerts() {
    return new AlertSettings(
        get(Keys.ALERTS_REPEAT),
        new AlertSettings.Webhook(get(Keys.ALERTS_WEBHOOK_URL), get(Keys.ALERTS_WEBHOOK_SECRET)),
        new AlertSettings.Mail(
            get(Keys.ALERTS_MAIL_HOST),
            get(Keys.ALERTS_MAIL_PORT),
            get(Keys.ALERTS_MAIL_SECURITY),
            new AlertSettings.Mail.SignIn(
                get(Keys.ALERTS_MAIL_USER), get(Keys.ALERTS_MAIL_PASSWORD)),
            new AlertSettings.Mail.Addresses(get(Keys.ALERTS_MAIL_FROM), get(Keys.ALERTS_MAIL_TO))),
        get(Keys.ALERTS_HEARTBEAT_URL),
        new AlertSettings.Limits(
            get(Keys.ALERTS_DUPLICATE_WITHIN),
            get(Keys.ALERTS_STUCK_AFTER),
            get(Keys.ALERTS_NOT_SENDING_AFTER),
            get(Keys.ALERTS_UNCERTAIN_AFTER),
            get(Keys.ALERTS_ACCOUNT_DOWN_AFTER),
            get(Keys.ALERTS_CLOCK_OFFSET),
            new AlertSettings.Refusals(
                get(Keys.ALERTS_REFUSED_PERCENT), get(Keys.ALERTS_REFUSED_REQUESTS)),
            new AlertSettings.ReadBack(
                get(Keys.ALERTS_READ_BACK_EVERY), get(Keys.ALERTS_READ_BACK_CONVERSATIONS))));
  }

  private <T> T get(Setting<T> setting) {
    return find(setting).orElseThrow();
  }

  private <T> void take(Setting<T> setting) {
    int before = problems.size();
    Optional<Given> found = inLayers(setting).or(() -> standard(setting));
    if (found.isEmpty()) {
      if (problems.size() == before) {
        String hint = ": set it here or as " + Setting.variable(setting.key());
        problems.add(new Problem(file.toString(), 0, setting.key() + " is missing" + hint));
      }
      return;
    }
    Given written = found.get();
    Optional<T> value = setting.kind().parse(written.value());
    if (value.isEmpty()) {
      problem(written, setting.refusal(written.writtenKey(), written.value()));
      return;
    }
    given.put(setting.key(), written);
    values.put(setting.key(), value.get());
    String shown = setting.isSecret() ? Secret.MASK : written.value();
    effective.add(new Effective(setting.key(), shown, written.origin()));
  }

  private Optional<Given> inLayers(Setting<?> setting) {
    for (Layer layer : layers) {
      Given plain = layer.given().get(setting.key());
      Given secretFile = setting.isSecret() ? layer.given().get(setting.fileKey()) : null;
      if (plain != null && secretFile != null) {
        String both = plain.writtenKey() + " and " + secretFile.writtenKey() + " are both set";
        problem(secretFile, both + ": keep one of them");
        return Optional.empty();
      }
      if (plain != null) {
        return Optional.of(plain);
      }
      if (secretFile != null) {
        return content(secretFile);
      }
    }
    return Optional.empty();
  }

  /** A secret file is found beside the settings unless its path is absolute. */
  private Optional<Given> content(Given secretFile) {
    Path path = file.resolveSibling(secretFile.value());
    try {
      String secret = Files.readString(path).replaceFirst("\\R\\z", "");
      return Optional.of(
          new Given(
              secretFile.writtenKey(),
              secret,
              "secret file " + path,
              secretFile.place(),
              secretFile.line()));
    } catch (IOException unreadable) {
      String why = " names a file that cannot be read: " + path;
      problem(secretFile, secretFile.writtenKey() + why);
      return Optional.empty();
    }
  }

  private Optional<Given> standard(Setting<?> setting) {
    return Optional.ofNullable(setting.standard())
        .map(
            standard ->
                new Given(setting.key(), standard.value().get(), "default", file.toString(), 0));
  }

  private void check(PairRule rule) {
    Optional<Duration> subject = find(rule.subject());
    List<Duration> others = rule.sum().stream().flatMap(other -> find(other).stream()).toList();
    Given written = given.get(rule.subject().key());
    if (subject.isPresent() && written != null && others.size() == rule.sum().size()) {
      rule.broken(written.writtenKey(), subject.get(), others)
          .ifPresent(sentence -> problem(written, sentence));
    }
  }

  private void checkSignIn() {
    Given url = given.get(Keys.DATABASE_URL.key());
    if (url != null) {
      String user = find(Keys.DATABASE_USER).orElse("");
      DatabaseSettings.signInOutsideUrl(url.value(), user)
          .ifPresent(sentence -> problem(url, url.writtenKey() + " " + sentence));
    }
  }

  private void checkWebhook() {
    Given enabled = given.get(Keys.WEBHOOK_ENABLED.key());
    Optional<Secret> secret = find(Keys.WEBHOOK_SECRET);
    if (enabled != null && secret.isPresent()) {
      WebhookSettings.missingSecret(find(Keys.WEBHOOK_ENABLED).orElse(false), secret.get())
          .ifPresent(sentence -> problem(enabled, enabled.writtenKey() + " " + sentence));
    }
  }

  private void checkConsole() {
    Given address = given.get(Keys.CONSOLE_ADDRESS.key());
    if (address != null) {
      ConsoleSettings.unprotected(address.value(), find(Keys.CONSOLE_BEHIND_PROXY).orElse(false))
          .ifPresent(sentence -> problem(address, address.writtenKey() + " " + sentence));
    }
  }

  private void checkAlerts() {
    Given url = given.get(Keys.ALERTS_WEBHOOK_URL.key());
    Optional<Secret> secret = find(Keys.ALERTS_WEBHOOK_SECRET);
    if (url != null && secret.isPresent()) {
      AlertSettings.unsigned(new Secret(url.value()), secret.get())
          .ifPresent(sentence -> problem(url, url.writtenKey() + sentence));
    }
    Given host = given.get(Keys.ALERTS_MAIL_HOST.key());
    Optional<String> from = find(Keys.ALERTS_MAIL_FROM);
    Optional<String> to = find(Keys.ALERTS_MAIL_TO);
    if (host != null && from.isPresent() && to.isPresent()) {
      AlertSettings.unaddressed(host.value(), from.get(), to.get())
          .ifPresent(sentence -> problem(host, host.writtenKey() + " " + sentence));
    }
  }

  private void problem(Given written, String text) {
    problems.add(new Problem(written.place(), written.line(), text));
  }
}
