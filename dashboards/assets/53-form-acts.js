/* What else is done on a form: notes, evidence, reasons, history; submitting, returning, approving, correcting; signing in again. */
(function () {
  const tracker = window.tracker, { queue, h, fill, counted } = tracker;
  const again = tracker.again = () => window.dash_clientside.set_props("address", { search: location.search });
  const onward = (said) => (said.go ? tracker.go(said.go) : again());
  const button = (label, act, kind = "") => h("button", { type: "button", class: "button " + kind, onclick: act }, label);
  const cellInput = (props) => h("input", { type: "text", autocomplete: "off", ...props });

  /* A request in its turn, after all that was typed before it. */
  function ask(form, path, body, done, failed, more) {
    Object.assign(form, { eager: true, notice: null });
    queue.add({ url: path.startsWith("/") ? path : form.url + "/" + path, person: form.person, body, ...more, done: (status, said) => {
      if (status < 300) done(said);
      else if (failed) failed(said, status);
      else { form.notice = said.message || form.words.failed; tracker.said.draw(form); tracker.said.lead(form); }
    } });
  }

  /* A small panel in place: fields, a hint, two buttons. Its error stands in it. */
  function panel(form, place, { title, fields, hint, doing, go, extra }) {
    const wrong = h("p", { class: "said said-error", role: "alert", hidden: true });
    const shut = () => { place.replaceChildren(); const back = place.opener; if (back && back.isConnected) back.focus(); };
    const box = h("form", { class: "panel", "aria-label": title, onsubmit: (event) => {
      event.preventDefault();
      go({ shut, fail: (said) => { wrong.textContent = said.message || form.words.failed; wrong.hidden = false; } });
    } }, h("p", { class: "strong" }, title), ...fields, hint ? h("p", { class: "second" }, hint) : null, wrong, extra,
      h("div", { class: "choice" }, h("button", { type: "submit", class: "button primary small" }, doing), button(form.words.cancel, shut, "small")));
    place.replaceChildren(box);
    (box.querySelector("input, textarea") || box.querySelector("button")).focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
    return box;
  }

  const field = (label, control) => h("label", { class: "field" }, h("span", {}, label), control);
  function area(value, props) { const node = h("textarea", { rows: 3, maxlength: 4000, ...props }); node.value = value || ""; return node; }

  /* One field, one request, and the page is drawn anew. */
  function sayIt(form, place, words, path, body, value, hint, multi = true) {
    const control = multi ? area(value) : cellInput({ maxlength: 1000 });
    const [title, label, doing] = words;
    panel(form, place, { title, fields: [field(label, control)], hint, doing,
      go: ({ shut, fail }) => ask(form, path, () => body(control.value.trim()), (said) => { shut(); moved(form, path, said); }, fail) });
  }

  function evidence(form, row, place) {
    const { words } = form, file = h("input", { type: "file" }), link = h("input", { type: "url", placeholder: "https://", autocomplete: "off" });
    panel(form, place, { title: words.evidence[0], fields: [field(words.evidence[1], file), field(words.evidence[2], link)],
      hint: words.no_names, doing: words.evidence[3], go: ({ shut, fail }) => {
        if (!file.files.length && !link.value.trim()) return fail({ message: words.evidence[4] });
        const data = new FormData();
        data.set("element", row.dataset.element);
        if (file.files.length) data.set("file", file.files[0]);
        if (link.value.trim()) data.set("link", link.value.trim());
        ask(form, "evidence", () => data, () => { shut(); again(); }, fail);
      } });
  }

  function notApplicable(form, row, place) {
    const element = row.dataset.element;
    sayIt(form, place, form.words.na, "not-applicable", (text) => ({ element, text, version: form.versions[element] }), "", form.words.na_hint, false);
  }

  function applies(form, row) {
    const element = row.dataset.element;
    ask(form, "cell", () => ({ element, category: null, text: "", version: form.versions[element] }), again);
  }

  function note(form, row, place) {
    const element = row.dataset.element;
    sayIt(form, place, form.words.note, "note", (text) => ({ element, text, version: form.versions[element] }), row.dataset.note, form.words.no_names);
  }

  function comment(form, row, place) {
    sayIt(form, place, form.words.comment, "comment", (text) => ({ element: row.dataset.element, text }), row.dataset.comment, form.words.no_names);
  }

  async function history(place, url) {
    place.replaceChildren(h("p", { class: "second" }, "…"));
    const reply = await fetch(url, { headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang } }).catch(() => null);
    const said = reply ? await reply.json().catch(() => ({})) : {};
    if (!reply || !reply.ok) return place.replaceChildren(h("p", { class: "said said-error" }, said.message || "—"));
    if (!said.lines.length) return place.replaceChildren(h("p", { class: "second" }, said.none));
    const frame = document.querySelector(".frame[data-clock]");
    place.replaceChildren(h("ol", { class: "history" }, ...said.lines.map((line) => h("li", {},
      h("p", {}, h("b", {}, line.what), " ", h("span", { class: "second" }, line.who)), line.why ? h("p", { class: "second" }, line.why) : null))),
      frame ? h("p", { class: "second" }, frame.dataset.clock) : "");
  }

  /* An approved figure: the new values, what they would change, and only then the correction itself. */
  function correct(form, row, place) {
    const { words } = form, element = row.dataset.element, [title, reason, preview, confirm] = words.correct;
    const cells = [...form.root.querySelectorAll("[data-value]")].filter((one) => one.dataset.value.split("|")[0] === element);
    const inputs = cells.map((one) => [one, cellInput({ class: "figure-input" })]);
    inputs.forEach(([one, input]) => { input.value = one.dataset.raw; });
    const why = area(""), effects = h("div", { class: "effects", "aria-live": "polite" });
    const texts = () => inputs.filter(([one, input]) => input.value.trim() !== one.dataset.raw).map(([one, input]) => ({ category: one.dataset.value.split("|")[1] || null, text: input.value.trim() }));
    const body = () => ({ element, texts: texts(), reason: why.value.trim(), version: form.versions[element] });
    let seen = null;
    const box = panel(form, place, { title, fields: [...inputs.map(([one, input]) => field(one.dataset.label, input)), field(reason, why)], doing: preview, extra: effects,
      go: ({ shut, fail }) => {
        const now = JSON.stringify(body());
        if (seen === now) return ask(form, "correct", body, () => { shut(); again(); }, fail);
        ask(form, "correct/preview", body, (said) => {
          seen = now;
          effects.replaceChildren(h("p", { class: "strong" }, said.title), h("ul", {}, ...said.changes.map((one) => h("li", {}, h("b", {}, one.name), h("span", {}, `${one.before} → ${one.after}`)))));
          box.querySelector("button[type=submit]").textContent = confirm;
        }, fail);
      } });
  }

  /* The officer is led on to the list, which says what has just been done; whoever submits is told on the form. */
  function moved(form, path, said) {
    const heading = document.getElementById("title"), done = form.words[path + "_done"];
    if (said.go && heading) tracker.flash = fill(done, { form: heading.textContent });
    else if (done) tracker.carried = { key: form.key, done };
    onward(said);
  }
  const move = (form, path) => ask(form, path, () => ({ version: form.version }), (said) => moved(form, path, said));

  /* A form with warnings is approved by somebody who has them before their eyes. */
  function approve(form, row, place) {
    const warnings = form.findings.filter((one) => one.severity === "warning"), { words } = form;
    if (!warnings.length) return move(form, "approve");
    const [title, doing, none] = words.approving;
    const name = (one) => { const node = one.element && form.root.querySelector(`[data-value="${CSS.escape(one.element + "|" + (one.category || ""))}"]`); return node ? node.dataset.label + ". " : ""; };
    const list = h("ul", { class: "effects" }, ...warnings.map((one) => h("li", {}, h("span", {}, name(one) + one.message),
      h("span", { class: "second" }, one.explained ? fill(words.explained, { text: one.explained }) : none))));
    panel(form, place, { title, fields: [list], doing, go: ({ fail }) => ask(form, "approve", () => ({ version: form.version }), (said) => moved(form, "approve", said), fail) });
  }
  /* What was entered may have put an indicator behind: the form is drawn again with the question, and leads to it. */
  function refused(form, said) {
    form.notice = said.message;
    tracker.carried = { key: form.key, notice: said.message };
    tracker.said.draw(form);
    again();
  }
  const withReason = (path, words, hint) => (form, row, place) => sayIt(form, place, form.words[words], path, (reason) => ({ version: form.version, reason }), "", form.words[hint]);
  /* A form is opened again for good, or until a day after which it closes by itself. */
  function reopen(form, row, place) {
    const [title, reason, doing, until] = form.words.reopening, why = area(""), day = h("input", { type: "date" });
    panel(form, place, { title, fields: [field(reason, why), field(until, day)], hint: form.words.reopen_hint, doing,
      go: ({ shut, fail }) => ask(form, "reopen", () => ({ version: form.version, reason: why.value.trim(), until: day.value || null }), (said) => { shut(); onward(said); }, fail) });
  }
  const acts = {
    note, evidence, comment, correct, na: notApplicable, applies,
    history: (form, row, place) => history(place, `${form.url}/history?element=${encodeURIComponent(row.dataset.element)}`),
    "remove-evidence": (form, row, place, by) => ask(form, `/entry/evidence/${by.dataset.id}/remove`, {}, again),
    submit(form) {
      if (form.remaining.length) return form.root.querySelector("[data-remains] ul button").click();
      ask(form, "submit", () => ({ version: form.version }), (said) => moved(form, "submit", said), (said) => refused(form, said),
        { key: form.key + "submit", last: true });
    },
    approve,
    return: withReason("return", "returning", "reason_hint"), reopen,
    nothing: withReason("nothing-to-report", "nothing", "nothing_hint"),
  };

  document.addEventListener("click", function (event) {
    const by = event.target.closest("[data-act]"), form = by && tracker.cells.formOf(by);
    if (!form || !acts[by.dataset.act]) return;
    const menu = by.closest("details.picker"), row = by.closest("[data-element]");
    const place = row ? row.querySelector("[data-panel]") : form.root.querySelector("[data-panel='form']");
    if (menu) menu.removeAttribute("open");
    if (place) place.opener = menu ? menu.querySelector("summary") : by;
    const same = place && place.dataset.open === by.dataset.act && place.childElementCount;
    if (place) place.dataset.open = by.dataset.act;
    if (same) return place.replaceChildren();
    acts[by.dataset.act](form, row, place, by);
  });

  /* The history of a figure outside a form, when it is unfolded. */
  document.addEventListener("toggle", function (event) {
    const one = event.target;
    if (one.matches && one.matches("details[data-history]") && one.open && !one.dataset.asked) {
      one.dataset.asked = "yes";
      history(one.querySelector("div"), one.dataset.history);
    }
  }, true);

  /* Answers to why an indicator is behind save themselves as cells do. */
  document.addEventListener("change", function (event) {
    const box = event.target.closest("textarea[data-why]"), form = box && tracker.cells.formOf(box);
    if (!form) return;
    const code = box.dataset.why, text = box.value.trim(), asked = form.asked.find((one) => one.code === code);
    const item = box.closest("li"), wrong = item.querySelector(".said-error") || item.appendChild(h("p", { class: "said said-error", role: "alert", hidden: true }));
    asked.answered = Boolean(text);
    queue.add({ url: form.url + "/answer", person: form.person, keep: true, body: { indicator: code, text },
                done: (status, said) => {
        wrong.textContent = status === 200 ? "" : said.message || form.words.failed;
        wrong.hidden = status === 200;
        if (status !== 200 && box.value.trim() === text) asked.answered = false;
        if (said.at) form.at = said.at;
        tracker.said.draw(form);
      } });
  });

  /* The session has run out: the name and the password here, and everything goes on from where it stood. */
  tracker.signIn = function (form) {
    const { words } = form, email = h("input", { type: "email", name: "email", autocomplete: "username", required: true }), password = h("input", { type: "password", name: "password", autocomplete: "current-password", required: true });
    const wrong = h("p", { class: "said said-error", role: "alert", hidden: true });
    return h("form", { class: "alert sign-in", onsubmit: async (event) => {
      event.preventDefault();
      const body = new URLSearchParams({ email: email.value, password: password.value, csrf: queue.token() });
      const reply = await fetch("/sign-in", { method: "POST", body, redirect: "manual" }).catch(() => null);
      if (reply && reply.type === "opaqueredirect") return queue.resume();
      wrong.textContent = reply ? words.wrong_password : words.offline_short;
      wrong.hidden = false;
    } }, h("p", {}, fill(words.session, { changes: counted(words.changes, Math.max(1, queue.state().waiting)) })),
      h("div", { class: "fields" }, field(words.email, email), field(words.password, password), h("button", { type: "submit", class: "button primary" }, words.sign_in)), wrong);
  };

  /* How much waits, beside the two items of the rail. */
  let shown = null, count = 0, waiting = {};
  /* The page is drawn anew with every period and filter, and the counts with it. */
  function putCounts() {
    document.querySelectorAll("[data-count]").forEach((one) => { const text = waiting[one.dataset.count] ? String(waiting[one.dataset.count]) : ""; if (one.textContent !== text) one.textContent = text; });
  }
  async function counts() {
    const places = [...document.querySelectorAll("[data-count]")];
    if (!places.length) return;
    const mine = ++count, reply = await fetch("/entry/counts", { headers: { Accept: "application/json" } }).catch(() => null);
    const said = reply && reply.ok ? await reply.json().catch(() => ({})) : {};
    if (mine !== count) return;
    waiting = said;
    putCounts();
  }
  document.addEventListener("DOMContentLoaded", () => new MutationObserver(function () {
    const place = document.querySelector("[data-flash]");
    if (place && tracker.flash) { place.textContent = tracker.flash; tracker.flash = null; }
    const frame = document.querySelector(".frame"), form = document.querySelector(".form[data-form]");
    const what = frame && frame.dataset.path ? frame.dataset.path + (form ? form.dataset.form.length : "") : null;
    if (what && what !== shown && document.querySelector("[data-count]")) { shown = what; counts(); } else putCounts();
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-path", "data-form"] }));
})();
