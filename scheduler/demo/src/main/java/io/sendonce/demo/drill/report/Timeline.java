package io.sendonce.demo.drill.report;

import io.sendonce.demo.drill.campaign.Sample;
import io.sendonce.demo.drill.cluster.Life;
import io.sendonce.demo.drill.play.PlayedFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A run as a picture: places and lengths on a drawing of {@link #WIDTH} units.
 *
 * @param height of the drawing
 * @param nodes their processes
 * @param faults what went wrong
 * @param deliveries bars, one for each second
 * @param most the most deliveries in a second
 * @param uncertain points of a line, as SVG writes them
 * @param mostUncertain the most messages in doubt at a time
 * @param ticks of the axis of time
 * @param marks where parts of the drawing lie
 */
public record Timeline(
    int height,
    List<Bar> nodes,
    List<Bar> faults,
    List<Bar> deliveries,
    int most,
    String uncertain,
    int mostUncertain,
    List<Tick> ticks,
    Marks marks) {

  /** How wide the drawing is. */
  public static final int WIDTH = 1000;

  private static final int LEFT = 70;
  private static final int ROW = 16;
  private static final int THICK = 11;
  private static final int CURVE = 90;
  private static final int GAP = 26;

  /**
   * A filled rectangle.
   *
   * @param x from the left
   * @param y from above
   * @param width at least a little, to be seen
   * @param height of it
   * @param sort a class of the style sheet
   * @param title what it tells
   */
  public record Bar(String x, String y, String width, String height, String sort, String title) {}

  /**
   * A point in time.
   *
   * @param x from the left
   * @param text what stands there
   */
  public record Tick(String x, String text) {}

  /**
   * Where parts of the drawing lie, from above.
   *
   * @param nodes the first node
   * @param faults the first fault
   * @param deliveries the foot of the bars
   * @param uncertain the foot of the line
   * @param faultsEnd from the left: when the last fault was over
   * @param rows the names of nodes with their places
   */
  public record Marks(
      int nodes, int faults, int deliveries, int uncertain, String faultsEnd, List<Tick> rows) {}

  /** Draws. */
  static Timeline of(RunResult result) {
    return new Drawing(result).timeline();
  }

  /** One picture being drawn. */
  private static final class Drawing {
    private final RunResult result;
    private final Instant start;
    private final double seconds;

    Drawing(RunResult result) {
      this.result = result;
      this.start = result.times().start().minusSeconds(2);
      Instant end =
          result.course().samples().stream()
              .map(Sample::at)
              .max(Comparator.naturalOrder())
              .orElse(result.times().faultsEnd());
      this.seconds = Math.max(1, Duration.between(start, end).toMillis() / 1000.0 + 1);
    }

    Timeline timeline() {
      int slots = result.conditions().nodes();
      int nodesAt = 20;
      int faultsAt = nodesAt + slots * ROW + GAP;
      List<Integer> lanes = new ArrayList<>();
      List<Bar> faults = faults(faultsAt, lanes);
      int deliveriesAt = faultsAt + lanes.size() * (THICK + 2) + GAP + CURVE;
      int uncertainAt = deliveriesAt + GAP + CURVE;
      int[] counts = perSecond();
      int most = max(counts);
      int mostUncertain =
          result.course().samples().stream().mapToInt(Sample::uncertain).max().orElse(0);
      List<Tick> rows = new ArrayList<>();
      for (int slot = 0; slot < slots; slot++) {
        rows.add(new Tick("" + (nodesAt + slot * ROW + THICK - 1), "node " + (slot + 1)));
      }
      return new Timeline(
          uncertainAt + GAP,
          nodes(nodesAt),
          faults,
          deliveries(counts, most, deliveriesAt),
          most,
          uncertain(uncertainAt, Math.max(mostUncertain, 1)),
          mostUncertain,
          ticks(),
          new Marks(
              nodesAt, faultsAt, deliveriesAt, uncertainAt, x(result.times().faultsEnd()), rows));
    }

    private List<Bar> nodes(int top) {
      List<Bar> bars = new ArrayList<>();
      for (Life life : result.course().lives()) {
        Instant to = life.to() == null ? start.plusMillis((long) (seconds * 1000)) : life.to();
        bars.add(
            bar(life.from(), to, top + life.slot() * ROW, "node", life.name() + " " + life.end()));
      }
      return bars;
    }

    /** Each on the first lane that is free. */
    private List<Bar> faults(int top, List<Integer> lanes) {
      List<Instant> free = new ArrayList<>();
      List<Bar> bars = new ArrayList<>();
      List<PlayedFault> inOrder =
          result.faults().played().stream()
              .sorted(Comparator.comparing(PlayedFault::from))
              .toList();
      for (PlayedFault fault : inOrder) {
        int lane = 0;
        while (lane < free.size() && free.get(lane).isAfter(fault.from())) {
          lane++;
        }
        if (lane == free.size()) {
          free.add(fault.to());
          lanes.add(lane);
        }
        free.set(lane, fault.to().plusMillis((long) (seconds * 4)));
        bars.add(
            bar(
                fault.from(),
                fault.to(),
                top + lane * (THICK + 2),
                fault.kind().part().name().toLowerCase(Locale.ROOT),
                (fault.kind().wireName()
                        + " "
                        + String.join(", ", fault.victims())
                        + " "
                        + fault.note())
                    .trim()));
      }
      return bars;
    }

    private int[] perSecond() {
      int[] counts = new int[(int) Math.ceil(seconds) + 1];
      for (Instant at : result.course().deliveries()) {
        int second = (int) Duration.between(start, at).toSeconds();
        if (second >= 0 && second < counts.length) {
          counts[second]++;
        }
      }
      return counts;
    }

    private List<Bar> deliveries(int[] counts, int most, int foot) {
      List<Bar> bars = new ArrayList<>();
      for (int second = 0; second < counts.length; second++) {
        if (counts[second] > 0) {
          double tall = (double) CURVE * counts[second] / most;
          bars.add(
              new Bar(
                  number(left(second)),
                  number(foot - tall),
                  number(Math.max(left(second + 1) - left(second) - 0.5, 0.5)),
                  number(tall),
                  "delivered",
                  counts[second] + " in this second"));
        }
      }
      return bars;
    }

    private String uncertain(int foot, int most) {
      return result.course().samples().stream()
          .filter(sample -> sample.at().isAfter(start))
          .map(
              sample ->
                  x(sample.at()) + "," + number(foot - (double) CURVE * sample.uncertain() / most))
          .collect(Collectors.joining(" "));
    }

    private List<Tick> ticks() {
      List<Tick> ticks = new ArrayList<>();
      int apart = seconds > 240 ? 60 : seconds > 90 ? 20 : 10;
      for (int second = 0; second < seconds - 2; second += apart) {
        ticks.add(new Tick(number(left(second + 2)), second + " s"));
      }
      return ticks;
    }

    private Bar bar(Instant from, Instant to, int y, String sort, String title) {
      double begin = left(secondsTo(from));
      double width = Math.max(left(secondsTo(to)) - begin, 3);
      return new Bar(number(begin), "" + y, number(width), "" + THICK, sort, title);
    }

    private String x(Instant at) {
      return number(left(secondsTo(at)));
    }

    private double secondsTo(Instant at) {
      return Duration.between(start, at).toMillis() / 1000.0;
    }

    private double left(double second) {
      double inside = Math.min(Math.max(second, 0), seconds);
      return LEFT + (WIDTH - LEFT) * inside / seconds;
    }

    private static int max(int[] counts) {
      int most = 1;
      for (int count : counts) {
        most = Math.max(most, count);
      }
      return most;
    }

    private static String number(double value) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
  }
}
