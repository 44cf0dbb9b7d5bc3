package io.sendonce.proof.cases;

import io.sendonce.proof.cluster.CaseFailedException;
import io.sendonce.proof.cluster.Cluster;
import io.sendonce.proof.cluster.Node;
import io.sendonce.proof.cluster.Patience;
import io.sendonce.proof.cluster.Run;
import io.sendonce.proof.cluster.Settings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A busy lane whose runs take longer than its period: its lag grows beyond the threshold. */
final class AlwaysBehind implements Case {

  private static final Duration LONGEST = Lane.seconds(1.5);

  @Override
  public String id() {
    return "E6b";
  }

  @Override
  public String shows() {
    return "1.8 s runs of a 1 s lane, misfire threshold 4 s: longest pause between two";
  }

  @Override
  public Finding play(Cluster cluster) throws CaseFailedException {
    Settings settings = Settings.ofQuartz().with(Settings.MISFIRE, 4000);
    Node only = cluster.start(settings, "a").get(0);
    Lane.everyFromNow(only, Lane.seconds(1.8), Lane.seconds(1));
    Patience.pause(Lane.seconds(40));
    Duration longest = Duration.ZERO;
    @Nullable Run before = null;
    for (Run run : cluster.diaries().runs()) {
      if (before != null && run.after(before.end()).compareTo(longest) > 0) {
        longest = run.after(before.end());
      }
      before = run;
    }
    return Finding.of(
        before == null || longest.compareTo(LONGEST) > 0,
        "starved for %s".formatted(Times.text(longest)));
  }
}
