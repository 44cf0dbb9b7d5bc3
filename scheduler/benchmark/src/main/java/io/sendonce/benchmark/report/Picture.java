package io.sendonce.benchmark.report;

import io.sendonce.benchmark.measure.Figures;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;

/** Standings as a picture: a bar for each median. */
public final class Picture {

  private static final int WIDTH = 900;
  private static final int BAR = 46;
  private static final int AROUND = 110;

  private Picture() {}

  private static String label(Standing standing) {
    Spread rate = standing.spread(Figures::rate);
    return String.format(
        Locale.ROOT, "%s (%,.0f to %,.0f)", standing.contestant().name(), rate.min(), rate.max());
  }

  /**
   * Draws it.
   *
   * @param file ends in {@code .svg}
   * @param subject what it shows
   */
  public static void draw(List<Standing> standings, String subject, Path file) throws IOException {
    List<Standing> measured = standings.stream().filter(Standing::isMeasured).toList();
    if (measured.isEmpty()) {
      return;
    }
    HorizontalBarChart chart =
        new HorizontalBarChartBuilder()
            .width(WIDTH)
            .height(AROUND + BAR * measured.size())
            .title(subject)
            .xAxisTitle("messages a second: median (smallest to largest)")
            .build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setLabelsVisible(true);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setDecimalPattern("#,##0");
    // The library's name for it: no contestant's name is left out. It takes 2 or more.
    chart.getStyler().setXAxisMaxLabelCount(Math.max(2, measured.size()));
    chart.addSeries(
        "messages a second",
        measured.stream().map(each -> Math.round(each.spread(Figures::rate).median())).toList(),
        measured.stream().map(Picture::label).toList());
    ChartEncoder.saveChart(chart, file.toString(), "svg");
  }
}
