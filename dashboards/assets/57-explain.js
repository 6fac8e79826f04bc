/* Any link to /explain, and any point of a chart that carries one, opens in place; without this script it is a page.
   Pages of plain HTML load this script alone. */
(function () {
  const tracker = (window.tracker = window.tracker || {});
  const ours = (href) => href && new URL(href, location.href).pathname === "/explain";
  let box = null, leaving = false;

  function made() {
    if (box) return box;
    box = document.createElement("dialog");
    box.className = "explain-box";
    box.setAttribute("aria-labelledby", "explain-title");
    box.addEventListener("click", (event) => { if (event.target === box) box.close(); });
    box.addEventListener("close", () => {
      box.replaceChildren();
      if (!leaving && history.state && history.state.explained) history.back();
    });
    document.body.append(box);
    return box;
  }

  /* The button is a form of the dialog: it closes without a script, as Escape does. */
  function closing(words) {
    const form = document.createElement("form"), button = document.createElement("button");
    form.method = "dialog";
    button.className = "button";
    button.textContent = words;
    form.append(button);
    return form;
  }

  async function open(href) {
    const reply = await fetch(href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await reply.text(), "text/html"), found = page.querySelector("article.explain");
    if (!reply.ok || !found) { location.assign(href); return; }
    const dialog = made();
    dialog.replaceChildren(closing(found.dataset.close), document.importNode(found, true));
    if (!dialog.open) {
      leaving = false;
      history.pushState({ ...history.state, explained: true }, "");
      dialog.showModal();
    }
    dialog.scrollTop = 0;
    dialog.querySelector("h1").focus();
  }

  tracker.explain = (href) => { open(href).catch(() => location.assign(href)); };

  function leave() {
    if (!box || !box.open) return;
    leaving = true;
    box.close();
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a[href]");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
    if (!link || !plain) return;
    if (ours(link.href) && !("alone" in link.dataset)) { event.preventDefault(); tracker.explain(link.href); }
    else if (link.closest("dialog.explain-box") && "go" in link.dataset) {
      leave();
      if (!tracker.go) { event.preventDefault(); location.replace(link.href); }
    }
  }, true);
  window.addEventListener("popstate", leave);

  /* A point says where it is explained by the first of its custom data. */
  function heard(chart) {
    if (chart.dataset.explains || typeof chart.on !== "function") return;
    chart.dataset.explains = "yes";
    chart.on("plotly_click", function (event) {
      const href = whither(event.points[0] && event.points[0].customdata);
      if (href) window.tracker.explain(href);
    });
    chart.on("plotly_afterplot", () => reached(chart));
    reached(chart);
  }
  function whither(said) {
    const href = Array.isArray(said) ? said[0] : said;
    return typeof href === "string" && ours(href) ? href : "";
  }

  /* Without a mouse: each point is a link that Tab comes to, what was reported, what is missing, how the year ends, and that says what is told of it. */
  function reached(chart) {
    const points = [...chart.querySelectorAll(".scatterlayer path.point")].filter((point) => point.__data__ && whither(point.__data__.data));
    for (const point of points) {
      const { data, htx, tx } = point.__data__;
      point.setAttribute("tabindex", "0");
      point.setAttribute("role", "link");
      point.setAttribute("aria-label", htx || tx || "");
      point.dataset.href = whither(data);
    }
  }
  document.addEventListener("keydown", function (event) {
    const point = event.key === "Enter" && event.target.closest("path.point[data-href]");
    if (point) { event.preventDefault(); window.tracker.explain(point.dataset.href); }
  });
  document.addEventListener("DOMContentLoaded", function () {
    new MutationObserver(() => document.querySelectorAll(".js-plotly-plot:not([data-explains])").forEach(heard))
      .observe(document.body, { subtree: true, childList: true });
  });
})();
