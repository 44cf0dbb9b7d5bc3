// Draws each chart from the numbers beside it, and again when the page has been renewed. A point is
// "seconds:number", or "seconds:number:number" with what is compared: the first is filled, the second is a line.
(function () {
  "use strict";

  const HEIGHT = 160;

  function color(style, name, otherwise) {
    return style.getPropertyValue(name).trim() || otherwise;
  }

  function draw(place) {
    const rows = place.dataset.points.trim().split(" ").map(function (point) {
      return point.split(":").map(Number);
    });
    const style = getComputedStyle(document.documentElement);
    const fill = color(style, "--pico-primary", "#0172ad");
    const line = color(style, "--good", "#17603a");
    const text = color(style, "--pico-color", "#373c44");
    const grid = color(style, "--pico-muted-border-color", "#e7eaf0");
    const isByDay = place.dataset.unit === "day";
    const label = uPlot.fmtDate(isByDay ? "{DD} {MMM}" : "{HH}:{mm}");
    const local = function (seconds) { return uPlot.tzDate(new Date(seconds * 1000), place.dataset.zone); };
    const axis = { stroke: text, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 } };
    const times = Object.assign({ values: function (u, all) { return all.map(function (each) { return label(local(each)); }); } }, axis);
    const numbers = Object.assign({ incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10000, 50000] }, axis);
    const stepped = { points: { show: isByDay }, paths: uPlot.paths.stepped({ align: 1 }), width: 2 };
    const series = [{}, Object.assign({ stroke: fill, fill: fill + "33" }, stepped)];
    if (rows[0].length > 2) {
      series.push(Object.assign({ stroke: line }, stepped));
    }
    const plot = new uPlot(
      {
        width: place.clientWidth || 600,
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        tzDate: local,
        axes: [times, numbers],
        scales: { y: { range: function (u, least, most) { return [0, Math.max(most, 1)]; } } },
        series: series,
      },
      series.map(function (each, i) { return rows.map(function (row) { return row[i]; }); }),
      place
    );
    new ResizeObserver(function () {
      plot.setSize({ width: place.clientWidth, height: HEIGHT });
    }).observe(place);
  }

  function drawAll() {
    document.querySelectorAll(".chart").forEach(function (place) {
      if (!place.firstChild && typeof uPlot !== "undefined") {
        draw(place);
      }
    });
  }

  document.addEventListener("DOMContentLoaded", drawAll);
  document.addEventListener("htmx:afterSettle", drawAll);
})();

// Copies a message's proof. Without this script, or where a page may not copy, there is the link beside it.
(function () {
  "use strict";

  document.addEventListener("DOMContentLoaded", function () {
    const button = document.getElementById("copy-proof");
    if (!button || !navigator.clipboard) {
      return;
    }
    const said = document.getElementById("copied");
    button.hidden = false;
    button.addEventListener("click", function () {
      fetch(button.dataset.from, { redirect: "error" })
        .then(function (reply) {
          if (!reply.ok) {
            throw new Error(reply.status);
          }
          return reply.text();
        })
        .then(function (text) { return navigator.clipboard.writeText(text); })
        .then(
          function () { said.textContent = "Copied."; },
          function () { said.textContent = "It could not be copied: open the proof, and copy it there."; }
        );
    });
  });
})();
