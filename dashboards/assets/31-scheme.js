/* Light or dark: the choice, and charts in it. A chart is given the colours of the day; each that 08-colours.css has a name for is drawn
   as it is now. On paper it is always day. */
(function () {
  let paper = false;
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  function day() {
    for (const sheet of document.styleSheets) {
      if (!sheet.href || !sheet.href.includes("08-colours")) continue;
      const root = [...sheet.cssRules].find((rule) => rule.selectorText === ":root");
      return Object.fromEntries([...root.style].reverse().filter((name) => name.startsWith("--"))
        .map((name) => [root.style.getPropertyValue(name).trim().toLowerCase(), name]));
    }
    return {};
  }

  function painter() {
    const names = day(), now = getComputedStyle(document.documentElement);
    return function paint(value) {
      if (typeof value === "string") {
        const name = value[0] === "#" && names[value.toLowerCase()];
        return name ? now.getPropertyValue(name).trim() : value;
      }
      if (Array.isArray(value)) return value.map(paint);
      if (!value || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, paint(each)]));
    };
  }
  const painted = (figure) => paper ? figure : painter()(figure);

  /* Paper is narrower than a screen, and nobody tells a chart. */
  function sized(chart, layout) {
    if (!paper) return layout;
    const size = chart.closest(".picture") ? { width: 424, height: 228 } : { width: Math.min(chart.clientWidth, 680) };
    return { ...layout, ...size, autosize: false };
  }

  /* What was given stays with the chart, to be drawn again in other colours, or by day in a picture to take along. */
  function painting(plotly) {
    for (const name of ["newPlot", "react"]) {
      const draw = plotly[name];
      plotly[name] = function (place, data, layout, config) {
        const chart = typeof place === "string" ? document.getElementById(place) : place;
        const given = data && data.data ? data : { data, layout, config };
        chart.given = given;
        return draw.call(plotly, chart, { ...given, data: painted(given.data || []), layout: sized(chart, painted(given.layout || {})) });
      };
    }
    return plotly;
  }
  let plotly;  // it comes with the first chart
  Object.defineProperty(window, "Plotly", { get: () => plotly, set(come) { plotly = painting(come); } });

  function again() {
    document.querySelectorAll(".js-plotly-plot").forEach((chart) => chart.given && window.Plotly.react(chart, chart.given));
  }

  function choose(value) {
    document.cookie = "scheme=" + value + "; path=/; max-age=31536000; samesite=lax";
    if (value === "auto") delete document.documentElement.dataset.scheme; else document.documentElement.dataset.scheme = value;
    document.querySelectorAll("button[data-scheme]").forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.scheme === value)));
    again();
  }
  document.addEventListener("click", function (event) {
    const button = event.target.closest("button[data-scheme]");
    if (!button) return;
    choose(button.dataset.scheme);
    const menu = button.closest("details");
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  system.addEventListener("change", again);
  window.addEventListener("beforeprint", () => { paper = true; again(); });
  window.addEventListener("afterprint", () => { paper = false; again(); });
})();
