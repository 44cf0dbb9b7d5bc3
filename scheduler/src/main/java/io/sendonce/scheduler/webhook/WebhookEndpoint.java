package io.sendonce.scheduler.webhook;

import io.sendonce.jobs.provider.ProviderEcho;
import io.sendonce.jobs.provider.ProviderNotice;
import io.sendonce.jobs.recovery.Echoes;
import io.sendonce.scheduler.config.WebhookSettings;
import io.sendonce.scheduler.http.Reply;
import io.sendonce.scheduler.http.Request;
import io.sendonce.scheduler.http.Route;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the provider's notices and keeps the echoes among them. */
public final class WebhookEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.webhook");

  /** Many times what a message of the longest text comes to. */
  private static final int LONGEST_BODY = 256 * 1024;

  private final WebhookSettings settings;
  private final SharedSecrets secrets;
  private final Function<byte[], ProviderNotice> reader;
  private final Echoes echoes;

  /**
   * The endpoint, to be put on a server.
   *
   * @param settings where it is and who is heard
   * @param reader understands the provider's words; throws for none of them
   * @param echoes keeps them
   */
  public WebhookEndpoint(
      WebhookSettings settings, Function<byte[], ProviderNotice> reader, Echoes echoes) {
    this.settings = settings;
    this.secrets = new SharedSecrets(settings.sender().secrets());
    this.reader = reader;
    this.echoes = echoes;
  }

  /** Its place on the server. */
  public Route route() {
    return new Route("POST", settings.path(), LONGEST_BODY, this::answer);
  }

  private Reply answer(Request request) {
    // Read by all means, within its bound: answered with a body still on its way, a connection ends
    // in a reset, and the answer may be lost.
    Optional<byte[]> body = request.body();
    if (!request.header(settings.sender().header()).map(secrets::accept).orElse(false)) {
      LOG.warn("a notice without the shared secret was refused");
      return Reply.text(401, "unauthorized");
    }
    return body.map(reader).map(this::heed).orElse(Reply.TOO_LONG);
  }

  private Reply heed(ProviderNotice notice) {
    if (notice instanceof ProviderNotice.OwnMessage own) {
      return keep(own.echo());
    }
    if (notice instanceof ProviderNotice.Malformed malformed) {
      LOG.warn("a notice was refused: {}", malformed.problem());
      return Reply.text(400, malformed.problem());
    }
    ProviderNotice.Irrelevant irrelevant = (ProviderNotice.Irrelevant) notice;
    if (irrelevant.isIncomplete()) {
      LOG.warn("a notice proves nothing: {}", irrelevant.reason());
    }
    return Reply.text(200, "ignored: " + irrelevant.reason());
  }

  private Reply keep(ProviderEcho echo) {
    Echoes.Kept kept;
    try {
      kept = echoes.keep(echo);
    } catch (RuntimeException e) {
      // By its class alone: what a database says of a row may hold its text.
      LOG.warn("an echo could not be kept, the provider may try again: {}", causes(e));
      return Reply.text(503, "try again");
    }
    if (!kept.due().isEmpty()) {
      LOG.info("an echo may show messages {}: they are looked at next", kept.due());
    }
    return Reply.text(200, kept.kept() ? "kept" : "nothing new");
  }

  private static String causes(Throwable error) {
    Throwable cause = error.getCause();
    String name = error.getClass().getSimpleName();
    return cause == null ? name : name + ", " + causes(cause);
  }
}
