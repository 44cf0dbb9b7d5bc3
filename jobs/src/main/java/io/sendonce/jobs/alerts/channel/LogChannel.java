package io.sendonce.jobs.alerts.channel;

import io.sendonce.jobs.alerts.Channel;
import io.sendonce.jobs.alerts.Notice;
import io.sendonce.jobs.alerts.Severity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Writes alerts into the log of the node that delivers them. */
final class LogChannel implements Channel {

  private static final Logger LOG = LoggerFactory.getLogger("sendonce.alerts");

  @Override
  public String name() {
    return "log";
  }

  @Override
  public void deliver(Notice notice) {
    LOG.atLevel(level(notice))
        .log(
            "alert {} {}: {}: {} {}",
            notice.alertId(),
            notice.kind(),
            notice.headline(),
            notice.detail(),
            notice.whatToDo());
  }

  private static Level level(Notice notice) {
    if (notice.isResolved() || notice.severity() == Severity.INFO) {
      return Level.INFO;
    }
    return notice.severity() == Severity.WARNING ? Level.WARN : Level.ERROR;
  }
}
