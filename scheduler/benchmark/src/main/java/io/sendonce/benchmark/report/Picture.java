package io.sendonce.benchmark.report;

import io.sendonce.benchmark.measure.Figures;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.HorizontalBarChartBuilder;

/** Standings as a picture: a bar for each median. */
public final class Picture {

  private static final int WIDTH = 900;
  private static final int BAR = 46;
  private static final int AROUND = 110;

  private Picture() {}

  /**
   * Draws it.
   *
   * @param file ends in {@code .svg}
   * @param subject what it shows
   */
  public static void draw(List<Standing> standings, String subject, Path file) throws IOException {
    List<Standing> measured =
        new ArrayList<>(standings.stream().filter(Standing::isMeasured).toList());
    if (measured.isEmpty()) {
      return;
    }
    // The first of the table shall be at the top.
    Collections.reverse(measured);
    HorizontalBarChart chart =
        new HorizontalBarChartBuilder()
            .width(WIDTH)
            .height(AROUND + BAR * measured.size())
            .title(subject)
            .xAxisTitle("messages a second, median")
            .build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setLabelsVisible(true);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setDecimalPattern("#,##0");
    chart.addSeries(
        "messages a second",
        measured.stream().map(each -> Math.round(each.spread(Figures::rate).median())).toList(),
        measured.stream().map(each -> each.contestant().name()).toList());
    ChartEncoder.saveChart(chart, file.toString(), "svg");
  }
}
