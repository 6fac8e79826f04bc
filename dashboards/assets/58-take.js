/* A chart to take along, as PNG or SVG: by day, with its title, what its signs mean, where it is from and when it was taken. */
(function () {
  const MARKS = { "key-actual": "━", "key-owed": "╌", "key-missing": "○", "key-provisional": "◌", "key-outlook": "◇" }, WIDTH = 960, HEIGHT = 560, LETTERS = 70;
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
    const spoken = chart.closest("[role=group][aria-label], figure[aria-label]");
    return text(document.getElementById("title")) || (spoken ? spoken.getAttribute("aria-label") : document.title);
  }

  function legend(chart) {
    const card = chart.closest(".card") || chart.parentElement;
    return [...card.querySelectorAll(".key")].map((key) => ((Object.entries(MARKS).find(([name]) => key.classList.contains(name)) || ["", "━"])[1]) + " " + text(key)).join("   ");
  }

  function beneath(words) {
    const lang = document.documentElement.lang, source = [...document.querySelectorAll("main dt")].find((each) => text(each) === words.source);
    const view = [...document.querySelectorAll(".pickers .value")].map(text);
    const day = new Date().toLocaleDateString(lang === "en" ? "en-GB" : lang, lang === "en" ? { day: "numeric", month: "long", year: "numeric" } : {});
    return [[words.source + ": " + (source ? text(source.nextElementSibling) : words.office), ...view].filter(Boolean).join(" · "),
      [words.taken + " " + day, text(document.querySelector(".banner:not(.none)"))].filter(Boolean).join(" · ")].filter(Boolean);
  }

  function framed(chart, words) {
    const { data, layout } = chart.given, head = lines(titled(chart), LETTERS), foot = [legend(chart), ...beneath(words)].filter(Boolean).flatMap((each) => lines(each, 130));
    const note = (line, y, shift, size, color) => ({ xref: "paper", yref: "paper", x: 0, y, yshift: shift, xanchor: "left", yanchor: "top", align: "left",
      showarrow: false, text: line.replace(/</g, "&lt;"), font: { size, color } });
    return { data, layout: { ...layout, width: WIDTH, height: HEIGHT, autosize: false, paper_bgcolor: "#ffffff",
      margin: { l: 56, r: 32, t: 34 + 26 * head.length, b: 56 + 20 * foot.length },
      annotations: [...(layout.annotations || []), ...head.map((line, i) => note(line, 1, 26 * (head.length - i) + 12, 19, "#17212b")),
        ...foot.map((line, i) => note(line, 0, -44 - 20 * i, 12.5, "#53626f"))] } };
  }

  function saved(image, format, part) {
    const link = document.createElement("a");
    link.href = image;
    link.download = ([...location.pathname.split("/").filter(Boolean), part].filter(Boolean).join("-") || "overview") + "." + format;
    link.click();
  }

  async function take(chart, format, words) {
    saved(await window.Plotly.toImage(framed(chart, words), { format, width: WIDTH, height: HEIGHT, scale: format === "png" ? 2 : 1 }), format);
  }

  /* Its own legend is drawn with it; twice as sharp where a canvas can be as high. */
  async function takeDrawn(chart, format, words) {
    const { svg, width, height } = window.tracker.picture(chart, beneath(words).flatMap((each) => lines(each, Math.floor(chart.clientWidth / 7.4))));
    const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" })), heading = chart.querySelector("h2"), part = heading.id || "chart";
    if (format === "svg") saved(address, format, part);
    else {
      const image = new Image(), canvas = document.createElement("canvas"), scale = Math.min(2, 16000 / height);
      image.src = address;
      await image.decode();
      [canvas.width, canvas.height] = [width * scale, height * scale];
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      saved(canvas.toDataURL("image/png"), format, part);
    }
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  /* Last in the card and outside of the picture, in which nothing can be pressed. */
  function offered(chart, place, does, of) {
    const frame = document.querySelector(".frame[data-take]");
    if (!frame) return;
    chart.dataset.taken = "yes";
    const [label, source, taken, office] = frame.dataset.take.split("|"), bar = document.createElement("div");
    bar.className = "take";
    for (const format of ["png", "svg"]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = format.toUpperCase();
      button.setAttribute("aria-label", label + " " + format.toUpperCase() + (of ? ": " + of : ""));
      button.addEventListener("click", () => does(chart, format, { source, taken, office }));
      bar.append(button);
    }
    place.append(bar);
  }
  function all() {
    document.querySelectorAll(".js-plotly-plot:not([data-taken])").forEach((chart) => {
      if (chart.given && chart.querySelector(".main-svg")) offered(chart, (chart.closest("[role=group]") || chart).parentElement, take, "");
    });
    document.querySelectorAll(".charted .figure-of:not([data-taken]), .charted.figure-of:not([data-taken])")
      .forEach((chart) => offered(chart, chart, takeDrawn, text(chart.querySelector("h2"))));
  }
  document.addEventListener("DOMContentLoaded", function () {
    new MutationObserver(all).observe(document.body, { subtree: true, childList: true });
  });
})();
