/* A chart to take along, as PNG or SVG: by day, with its title, what its signs mean, where it is from and when it was taken. */
(function () {
  const MARKS = { "key-actual": "━", "key-owed": "╌", "key-missing": "○", "key-provisional": "◌" }, WIDTH = 960, HEIGHT = 560, LETTERS = 84;
  const text = (place) => (place ? place.textContent.trim() : "");

  function lines(words, most) {
    const found = [""];
    for (const word of words.split(/\s+/)) {
      if (found.at(-1).length + word.length > most) found.push("");
      found[found.length - 1] += (found.at(-1) ? " " : "") + word;
    }
    return found;
  }

  function titled(chart) {
    const spoken = chart.closest("[role=img][aria-label], figure[aria-label]");
    return text(document.getElementById("title")) || (spoken ? spoken.getAttribute("aria-label") : document.title);
  }

  function beneath(chart, words) {
    const card = chart.closest(".card") || chart.parentElement, keys = [...card.querySelectorAll(".key")].map((key) =>
      ((Object.entries(MARKS).find(([name]) => key.classList.contains(name)) || ["", "━"])[1]) + " " + text(key));
    const source = [...document.querySelectorAll("main dt")].find((each) => text(each) === words.source);
    const view = [...document.querySelectorAll(".pickers .value")].map(text), day = new Date().toLocaleDateString(document.documentElement.lang);
    return [keys.join("   "), [source && words.source + ": " + text(source.nextElementSibling), ...view].filter(Boolean).join(" · "),
      [words.taken + " " + day, text(document.querySelector(".banner:not(.none)"))].filter(Boolean).join(" · ")].filter(Boolean);
  }

  function framed(chart, words) {
    const { data, layout } = chart.given, head = lines(titled(chart), LETTERS).slice(0, 3), foot = beneath(chart, words).flatMap((each) => lines(each, 130));
    const note = (line, y, shift, size, color) => ({ xref: "paper", yref: "paper", x: 0, y, yshift: shift, xanchor: "left", yanchor: "top", align: "left",
      showarrow: false, text: line.replace(/</g, "&lt;"), font: { size, color } });
    return { data, layout: { ...layout, width: WIDTH, height: HEIGHT, autosize: false, paper_bgcolor: "#ffffff",
      margin: { l: 56, r: 32, t: 34 + 26 * head.length, b: 56 + 20 * foot.length },
      annotations: [...(layout.annotations || []), ...head.map((line, i) => note(line, 1, 26 * (head.length - i) + 12, 19, "#17212b")),
        ...foot.map((line, i) => note(line, 0, -44 - 20 * i, 12.5, "#53626f"))] } };
  }

  async function take(chart, format, words) {
    const image = await window.Plotly.toImage(framed(chart, words), { format, width: WIDTH, height: HEIGHT, scale: format === "png" ? 2 : 1 });
    const link = document.createElement("a");
    link.href = image;
    link.download = (location.pathname.split("/").filter(Boolean).join("-") || "overview") + "." + format;
    link.click();
  }

  /* Last in the card and outside of the picture, in which nothing can be pressed. */
  function offered(chart) {
    const frame = document.querySelector(".frame[data-take]");
    if (!frame || chart.dataset.taken || !chart.given || !chart.querySelector(".main-svg")) return;
    chart.dataset.taken = "yes";
    const [label, source, taken] = frame.dataset.take.split("|"), bar = document.createElement("div");
    bar.className = "take";
    for (const format of ["png", "svg"]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = format.toUpperCase();
      button.setAttribute("aria-label", label + " " + format.toUpperCase());
      button.addEventListener("click", () => take(chart, format, { source, taken }));
      bar.append(button);
    }
    (chart.closest("[role=img]") || chart).parentElement.append(bar);
  }
  document.addEventListener("DOMContentLoaded", function () {
    new MutationObserver(() => document.querySelectorAll(".js-plotly-plot:not([data-taken])").forEach(offered))
      .observe(document.body, { subtree: true, childList: true });
  });
})();
