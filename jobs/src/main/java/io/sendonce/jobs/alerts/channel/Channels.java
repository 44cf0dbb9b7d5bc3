package io.sendonce.jobs.alerts.channel;

import io.sendonce.jobs.alerts.Channel;
import io.sendonce.jobs.alerts.UndeliveredException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All ways out of one node. Safe for use by many threads. */
public final class Channels implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.alerts.delivery");

  private final Http http = new Http();
  private final List<Channel> all;
  private final String heartbeatUrl;

  /**
   * The log, and what is set beside it.
   *
   * @param settings which
   * @param clock this node's; signatures carry its time
   */
  public Channels(ChannelSettings settings, Clock clock) {
    Links links = new Links(settings.consoleUrl());
    List<Channel> channels = new ArrayList<>();
    channels.add(new LogChannel());
    settings
        .webhook()
        .ifPresent(webhook -> channels.add(new WebhookChannel(http, webhook, links, clock)));
    settings.mail().ifPresent(mail -> channels.add(new MailChannel(mail, links)));
    this.all = List.copyOf(channels);
    this.heartbeatUrl = settings.heartbeatUrl();
  }

  /** Each of them. */
  public List<Channel> all() {
    return all;
  }

  /**
   * Lets somebody outside know that we watch. That it cannot be done is logged, and otherwise
   * theirs to notice.
   */
  public void beat() {
    if (heartbeatUrl.isEmpty()) {
      return;
    }
    try {
      http.post(
          new Request.Builder()
              .url(heartbeatUrl)
              .header("User-Agent", "sendonce")
              .post(RequestBody.create(new byte[0]))
              .build());
    } catch (UndeliveredException e) {
      LOG.warn("the heartbeat did not get out: {}", e.reason());
    }
  }

  /** Ends what is under way. */
  @Override
  public void close() {
    http.close();
  }
}
