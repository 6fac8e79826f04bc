/* What is said about a form: beside each cell, in the line of its state, in the list of what remains. */
(function () {
  const tracker = window.tracker, { queue, drafts } = tracker;
  const h = tracker.h = function (tag, props, ...children) {
    const node = document.createElement(tag);
    Object.entries(props || {}).forEach(([name, value]) => {
      if (value === null || value === undefined || value === false) return;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value); else node.setAttribute(name, value === true ? "" : value);
    });
    node.append(...children.filter((child) => child !== null && child !== undefined));
    return node;
  };
  const fill = tracker.fill = (text, gaps) => (text || "").replace(/\{(\w+)\}/g, (_, name) => gaps[name]);
  const counted = tracker.counted = (pair, count) => (count === 1 ? pair[0] : fill(pair[1], { count }));
  const cellOf = (found) => `${found.element}|${found.category || ""}`;
  const keyOf = (found) => `${found.code}:${found.message}`;
  const missing = (found) => found.code === "missing";  // an empty field speaks for itself
  const open = (found) => found.severity === "error" || (found.severity === "warning" && !found.explained);
  const name = (form, cell) => { const node = tracker.cells.at(form, cell); return node ? node.getAttribute("aria-label") : ""; };

  /* Keeps what is there already, so that a word being typed is not lost when an answer comes. */
  function put(place, wanted) {
    const old = new Map([...place.children].map((one) => [one.dataset.key, one]));
    const keys = new Set(wanted.map(([key]) => key));
    old.forEach((node, key) => keys.has(key) || node.remove());
    wanted.forEach(([key, make], i) => {
      const node = old.get(key) || make();
      node.dataset.key = key;
      if (place.children[i] !== node) place.insertBefore(node, place.children[i] || null);
    });
  }

  const same = (form, found) => form.findings.find((one) => one.code === found.code && cellOf(one) === cellOf(found));
  const grow = (area) => { if (CSS.supports("field-sizing", "content")) return; area.style.height = "auto"; if (area.scrollHeight) area.style.height = area.scrollHeight + 2 + "px"; };

  /* The word for a warning. One that was given for another figure stays to be read, and holds again once it is confirmed. */
  function word(form, found) {
    const { words } = form, key = found.code + cellOf(found);
    const area = h("textarea", { rows: 1, class: "word", "aria-label": fill(words.why, { cell: found.message }), placeholder: words.explain, maxlength: 4000 });
    const wrong = h("p", { class: "said-error", role: "alert", hidden: true });
    const keep = (again) => {
      const text = area.value.trim(), { code, element, category } = found, now = same(form, found);
      if (!now || (text === (now.explained || "") && again !== true)) return;
      form.given.set(key, text || null);
      wrong.hidden = true;
      queue.add({ url: form.url + "/explain", person: form.person, keep: true, body: { code, element, category, text },
                  done: (status, said) => {
          if (form.given.get(key) === (text || null)) form.given.delete(key);
          const one = same(form, found);
          if (one) one.explained = status === 200 ? text || null : null;
          if (one && status === 200) one.outdated = null;
          wrong.textContent = status === 200 ? "" : said.message || words.failed;
          wrong.hidden = status === 200;
          saidAt(form, said);
          draw(form);
        } });
      draw(form);
    };
    const outdated = h("div", { class: "outdated", hidden: true }, h("p", {}, words.outdated),
      h("button", { type: "button", class: "button small", onclick: () => keep(true) }, words.still));
    area.value = found.explained || found.outdated || "";
    area.addEventListener("input", () => grow(area));
    area.addEventListener("change", keep);
    area.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); keep(true); } });
    requestAnimationFrame(() => grow(area));
    const node = h("div", { class: "its-word" }, area, outdated, wrong);
    node.told = (one) => {
      outdated.hidden = !one.outdated || Boolean(one.explained);
      if (!outdated.hidden && !area.value.trim() && document.activeElement !== area) { area.value = one.outdated; grow(area); }
    };
    return node;
  }

  function finding(form, found) {
    const { words } = form, told = h("p", {}, found.message);
    const given = found.explained ? fill(words.explained, { text: found.explained }) : found.outdated ? fill(words.explained_before, { text: found.outdated }) : null;
    const reply = found.severity !== "warning" ? null : form.open ? word(form, found) : given ? h("p", { class: "second" }, given) : null;
    const node = h("div", { class: "said said-" + found.severity }, told, reply);
    node.told = reply && reply.told;
    return node;
  }

  function trouble(form, cell, what) {
    const input = () => tracker.cells.at(form, cell);
    const button = (label, act) => h("button", { type: "button", class: "button small", onclick: act }, label);
    const settled = () => { delete form.troubles[cell]; draw(form); };
    if (what.clash) {
      const { who, at, theirs, version, shown } = what.clash;
      return h("div", { class: "said said-clash" }, h("p", {}, fill(form.words.clash, { who, at, theirs, ours: input().value.trim() || form.words.empty })),
        h("div", { class: "choice" },
          button(form.words.mine, () => { form.versions[cell.split("|")[0]] = version; tracker.cells.save(form, input()); }),
          button(form.words.theirs, () => { form.versions[cell.split("|")[0]] = version; tracker.cells.show(input(), shown); drafts.drop(form.key, cell); settled(); })));
    }
    if (what.readings) {
      return h("div", { class: "said said-doubt" }, h("p", {}, what.message), h("div", { class: "choice" }, ...what.readings.map((one) =>
        button(one.shown, () => tracker.cells.save(form, input(), undefined, one.means)))));
    }
    return h("div", { class: "said said-error" }, h("p", {}, what.message || form.words.failed));
  }

  /* What stands there already hears what has become of its finding. */
  function tell(place, found) {
    found.forEach((one) => [...place.children].filter((node) => node.told && node.dataset.key === keyOf(one)).forEach((node) => node.told(one)));
  }

  function beside(form) {
    form.root.querySelectorAll("[data-said]").forEach((place) => {
      const cell = place.dataset.said, what = form.troubles[cell], input = tracker.cells.at(form, cell);
      const found = form.findings.filter((one) => one.element && !missing(one) && cellOf(one) === cell);
      const wanted = found.map((one) => [keyOf(one), () => finding(form, one)]);
      if (what) wanted.unshift(["trouble:" + JSON.stringify(what), () => trouble(form, cell, what)]);
      put(place, wanted);
      tell(place, found);
      if (!input) return;
      const worst = what ? (what.readings ? "warning" : "error") : (found.find((one) => one.severity === "error") || found.find(open) || {}).severity;
      input.dataset.mark = worst || "";
      input.setAttribute("aria-invalid", worst === "error" ? "true" : "false");
    });
  }

  /* What keeps the form from being submitted, each with its cell. */
  function remaining(form) {
    const { words } = form, list = [];
    const lost = Object.keys(form.troubles), errors = form.findings.filter((one) => one.severity === "error" && !missing(one));
    const warnings = form.findings.filter((one) => one.severity === "warning" && !one.explained), asked = form.asked.filter((one) => !one.answered);
    const gaps = form.findings.filter((one) => missing(one) && !lost.includes(cellOf(one)));
    lost.forEach((cell) => list.push([cell, name(form, cell), words.unsaved_cell]));
    [...errors, ...warnings].forEach((one) => list.push([one.element ? cellOf(one) : null, one.element ? name(form, cellOf(one)) : "", one.message, one.severity]));
    gaps.forEach((one) => list.push([cellOf(one), name(form, cellOf(one)), words.not_filled]));
    asked.forEach((one) => list.push(["why:" + one.code, one.name, words.not_answered]));
    const parts = [[lost, words.unsaved_cells], [errors, words.errors], [warnings, words.warnings], [gaps, words.gaps], [asked, words.unanswered]]
      .filter(([some]) => some.length).map(([some, pair]) => counted(pair, some.length));
    return { list, text: parts.length ? fill(words.remain, { list: parts.join(", ") }) : words.ready };
  }

  function remains(form) {
    const place = form.root.querySelector("[data-remains]"), button = form.root.querySelector("[data-act='submit']");
    if (!place || !button) return;
    const { list, text } = remaining(form), { words } = form;
    form.remaining = list;
    button.setAttribute("aria-disabled", list.length ? "true" : "false");
    write(place.querySelector("p"), !queue.waits(form.key + "submit") ? text : queue.state().paused ? words.will_submit : words.submitting);
    put(place.querySelector("ul"), list.map(([cell, label, words, severity], i) => [`${i}${cell}${words}`, () => h("li", { class: "left-" + (severity || "gap") },
      h("button", { type: "button", class: "plain", "data-goto": cell || "" }, label ? h("b", {}, label) : "", h("span", {}, (label ? " – " : "") + words)))]));
  }

  const write = (node, text) => { if (node && node.textContent !== text) node.textContent = text; };
  const saidAt = (form, said) => { if (said.at) form.at = said.at; };

  function state(form) {
    const { words } = form, { waiting, busy, paused } = queue.state();
    const typed = tracker.cells.typed(form).length;
    const text = paused && !busy ? words.not_saved : busy || waiting ? words.saving : Object.keys(form.troubles).length ? counted(words.unsaved_cells, Object.keys(form.troubles).length)
      : typed ? words.typing : form.at ? fill(words.saved, { time: form.at }) : words.as_saved;
    const line = form.root.querySelector("[data-state]");
    write(line, form.open ? text : "");
    if (line) line.dataset.tone = paused || Object.keys(form.troubles).length ? "bad" : busy || waiting || typed ? "busy" : "good";
    write(form.root.querySelector("[data-filled]"), fill(words.filled, { filled: form.filled, expected: form.expected }));
    alert(form, paused, Math.max(waiting, typed));
  }

  function alert(form, paused, count) {
    const { words } = form, wanted = [], urgent = [];
    if (paused === "session") urgent.push(["session", () => tracker.signIn(form)]);
    else if (paused) urgent.push([paused + count, () => h("div", { class: "alert" }, h("p", {}, fill(words[paused], { changes: counted(words.changes, count) })),
      h("button", { type: "button", class: "button small", onclick: queue.resume }, words.again))]);
    put(form.root.querySelector("[data-urgent]"), urgent);
    if (form.done) wanted.push(["done", () => h("div", { class: "alert done", tabindex: -1 }, h("p", {}, form.done))]);
    if (form.restored) wanted.push(["restored", () => h("div", { class: "alert quiet" }, h("p", {}, fill(words.restored, { changes: counted(words.changes, form.restored) })))]);
    if (form.lost) wanted.push(["lost" + form.lost, () => h("div", { class: "alert quiet" }, h("p", {}, counted(words.did_not_fit, form.lost)))]);
    if (form.notice) wanted.push(["notice" + form.notice, () => h("div", { class: "alert", tabindex: -1 }, h("p", {}, form.notice))]);
    const whole = form.findings.filter((one) => !one.element);
    whole.forEach((one) => wanted.push([keyOf(one), () => finding(form, one)]));
    const place = form.root.querySelector("[data-alert]");
    put(place, wanted);
    tell(place, whole);
    if (form.eager && urgent.length) lead(form);
    if (!queue.state().waiting) form.eager = false;
  }

  /* To what an act has come to: the sign-in that it waits for, or the words that were said of it. */
  function lead(form) {
    const box = form.root.querySelector("[data-urgent] input, [data-urgent] button") || form.root.querySelector("[data-alert] .alert[tabindex]");
    form.eager = false;
    if (!box) return;
    box.scrollIntoView({ block: "center" });
    box.focus({ preventScroll: true });
  }

  function draw(form) {
    if (!form.root.isConnected) return;
    /* A word just given stands, though an answer sent before it does not know it yet. */
    form.findings.forEach((one) => { const key = one.code + cellOf(one); if (form.given.has(key)) one.explained = form.given.get(key); });
    beside(form);
    remains(form);
    state(form);
  }

  tracker.said = { draw, remaining, lead };
  queue.listen(() => { if (tracker.form) draw(tracker.form); });

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-goto]"), form = tracker.form;
    if (!button || !form) return;
    const cell = button.dataset.goto, node = cell.startsWith("why:") ? document.getElementById(cell)
      : cell ? tracker.cells.at(form, cell) : form.root.querySelector("[data-alert] textarea");
    if (node) { node.scrollIntoView({ block: "center" }); node.focus({ preventScroll: true }); }
  });
})();
