// Draws "sent per minute" wherever its numbers are, and again when the page has been renewed.
(function () {
  "use strict";

  function draw() {
    const place = document.getElementById("minutes-chart");
    if (!place || place.firstChild || typeof uPlot === "undefined") {
      return;
    }
    const pairs = place.dataset.minutes.trim().split(" ").map(function (pair) {
      return pair.split(":").map(Number);
    });
    const style = getComputedStyle(document.documentElement);
    const line = style.getPropertyValue("--pico-primary").trim() || "#0172ad";
    const text = style.getPropertyValue("--pico-color").trim() || "#373c44";
    const grid = style.getPropertyValue("--pico-muted-border-color").trim() || "#e7eaf0";
    const clock = uPlot.fmtDate("{HH}:{mm}");
    const local = function (seconds) { return uPlot.tzDate(new Date(seconds * 1000), place.dataset.zone); };
    const axis = { stroke: text, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 } };
    const plot = new uPlot(
      {
        width: place.clientWidth || 600,
        height: 160,
        legend: { show: false },
        cursor: { show: false },
        tzDate: local,
        axes: [Object.assign({ values: function (u, all) { return all.map(function (each) { return clock(local(each)); }); } }, axis), Object.assign({ incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10000] }, axis)],
        scales: { y: { range: function (u, least, most) { return [0, Math.max(most, 1)]; } } },
        series: [{}, { points: { show: false }, stroke: line, width: 2, fill: line + "33", paths: uPlot.paths.stepped({ align: 1 }) }],
      },
      [pairs.map(function (pair) { return pair[0]; }), pairs.map(function (pair) { return pair[1]; })],
      place
    );
    new ResizeObserver(function () {
      plot.setSize({ width: place.clientWidth, height: 160 });
    }).observe(place);
  }

  document.addEventListener("DOMContentLoaded", draw);
  document.addEventListener("htmx:afterSettle", draw);
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
