/* The cells of a form: typing, moving, pasting, undoing, adding up, saving. What the server says is drawn by 52-form-said.js. */
(function () {
  const tracker = window.tracker, { queue, drafts } = tracker;
  const forms = new WeakMap(), IDLE = 1500;
  const at = (form, cell) => form.root.querySelector(`[data-cell="${CSS.escape(cell)}"]`);
  const all = (form) => [...form.root.querySelectorAll("[data-cell]")].filter((one) => !one.disabled && !one.readOnly);
  const formOf = (node) => { const root = node && node.closest && node.closest(".form"); return root ? forms.get(root) : null; };
  const elementOf = (cell) => cell.split("|")[0];

  /* A form has just been drawn: take its state, and what was typed but not saved the last time. */
  function mount(root) {
    const form = { root, ...JSON.parse(root.dataset.form), steps: [], undone: [], troubles: {}, given: new Map() };
    forms.set(root, form);
    tracker.form = form;
    all(form).forEach((input) => { input.kept = input.value.trim(); });
    const left = Object.entries(drafts.all(form.key)).filter(([cell]) => at(form, cell));
    form.restored = 0;
    left.forEach(([cell, draft]) => {
      const input = at(form, cell), waits = queue.waits(form.key + cell);
      if (!waits && draft.text === input.kept) return drafts.drop(form.key, cell);
      input.value = draft.text;
      if (waits) return;
      form.restored += 1;
      save(form, input, draft.version === form.versions[elementOf(cell)] ? undefined : draft.version);
    });
    const carried = tracker.carried && tracker.carried.key === form.key ? tracker.carried : null;
    tracker.carried = null;
    if (carried) Object.assign(form, { notice: carried.notice, done: carried.done });
    tracker.said.draw(form);
    const first = carried && root.querySelector("[data-remains] ul button");
    if (first) first.click(); else if (carried) tracker.said.lead(form);
  }

  const typed = (form) => Object.keys(drafts.all(form.key)).filter((cell) => at(form, cell));

  /* What stands in a cell is a draft until it is saved; what was typed and then put back as it was saved is none. */
  function draft(form, input) {
    const cell = input.dataset.cell, text = input.value.trim();
    if (text === input.kept && !queue.waits(form.key + cell) && !form.troubles[cell]) return drafts.drop(form.key, cell);
    drafts.put(form.key, cell, text, form.versions[elementOf(cell)]);
  }

  function save(form, input, version, means) {
    const cell = input.dataset.cell, [element, category] = cell.split("|"), text = input.value.trim();
    input.kept = text;
    delete form.troubles[cell];
    drafts.put(form.key, cell, text, version === undefined ? form.versions[element] : version);
    const body = () => ({ element, category: category || null, text, means,
                          version: version === undefined ? form.versions[element] : version });
    queue.add({ url: form.url + "/cell", key: form.key + cell, person: form.person, keep: true, body,
                done: (status, said) => answered(form, cell, text, status, said) });
    tracker.said.draw(form);
  }

  function answered(form, cell, text, status, said) {
    const last = !queue.waits(form.key + cell), input = at(form, cell);
    if (status === 200 || (said.clash && said.clash.same)) {
      form.versions[elementOf(cell)] = (said.clash || said).version;
      if (last && input) draft(form, input); else if (last) drafts.drop(form.key, cell);
      if (input && last && input.value.trim() === text && said.shown !== undefined && document.activeElement !== input) show(input, said.shown);
      if (input && last && document.activeElement === input) input.shown = said.shown;
      if (said.findings) Object.assign(form, { findings: said.findings, filled: said.filled, expected: said.expected, at: said.at });
    } else if (last) form.troubles[cell] = { status, ...said };
    tracker.said.draw(form);
  }

  function show(input, text) { input.value = text; input.kept = text.trim(); }

  /* Changes of one step are undone together. */
  function change(form, pairs, keep = true) {
    const step = pairs.filter(([input, text]) => input.kept !== text.trim()).map(([input, text]) => ({ cell: input.dataset.cell, before: input.kept, after: text.trim() }));
    if (!step.length) return;
    if (keep) { form.steps.push(step); form.undone = []; }
    step.forEach(({ cell, after }) => {
      const input = at(form, cell);
      input.value = after;
      if (cell.endsWith("|")) { delete input.dataset.sum; delete input.sum; }
      save(form, input);
      follow(form, input);
    });
  }

  function commit(input) {
    const form = formOf(input);
    if (!form || input.kept === undefined) return;
    clearTimeout(input.idle);
    if (input.value.trim() === input.kept) { if (input.shown !== undefined) show(input, input.shown); return; }
    input.shown = undefined;
    change(form, [[input, input.value]]);
  }

  function step(form, back) {
    const done = (back ? form.steps : form.undone).pop();
    if (!done) return;
    (back ? form.undone : form.steps).push(done);
    change(form, done.map((one) => [at(form, one.cell), back ? one.before : one.after]).filter(([input]) => input), false);
    const first = at(form, done[0].cell);
    if (first) { first.focus(); first.select && first.select(); }
  }

  /* Only to add up while typing: what is right is for the server to say. */
  function number(text) {
    const clean = text.replace(/[\s\u00a0\u202f]/g, "").replace("−", "-").replace(",", ".");
    return /^-?\d+(\.\d+)?$/.test(clean) && !/^[1-9]\d{0,2}[.,]\d{3}$/.test(text.trim()) ? Number(clean) : null;
  }

  /* A total that is typed over follows its parts no longer, unless the sum itself is put back. */
  function overtyped(input) {
    if (input.dataset.sum !== undefined) input.sum = input.dataset.sum;
    if (input.sum !== undefined && input.value.trim() === input.sum.trim()) input.dataset.sum = input.sum; else delete input.dataset.sum;
  }

  /* A total that nobody typed follows its parts, here as on the server: what is shown is not saved, for it is known there. */
  function follow(form, input) {
    const element = elementOf(input.dataset.cell), total = at(form, element + "|");
    const parts = all(form).filter((one) => elementOf(one.dataset.cell) === element && one !== total);
    if (!total || !parts.length || (total.value.trim() !== "" && total.dataset.sum === undefined)) return;
    const kinds = [...new Set(parts.map((one) => one.dataset.cell.split("=")[0]))];
    const sums = kinds.map((kind) => parts.filter((one) => one.dataset.cell.startsWith(kind + "=")).map((one) => number(one.value)));
    const whole = sums.find((some) => !some.includes(null));
    const places = whole ? Math.max(0, ...whole.map((one) => (String(one).split(".")[1] || "").length)) : 0;
    const sum = whole ? whole.reduce((one, other) => one + other, 0).toFixed(places).replace(".", form.comma) : "";
    show(total, sum);
    if (sum) total.dataset.sum = sum; else delete total.dataset.sum;
  }

  function put(form, input) {
    draft(form, input);
    if (input.dataset.cell.endsWith("|")) overtyped(input); else follow(form, input);
    tracker.said.draw(form);
  }

  function paste(event) {
    const input = event.target.closest("[data-cell]"), form = formOf(input);
    const text = event.clipboardData ? event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "") : "";
    if (!form || !/[\n\t]/.test(text) || (input.tagName === "TEXTAREA" && !text.includes("\t"))) return;
    event.preventDefault();
    const lines = text.split("\n").map((line) => line.split("\t")), pairs = [];
    const inputs = all(form), wide = lines.some((line) => line.length > 1);
    let place = inputs.indexOf(input), lost = 0;
    lines.forEach((line) => {
      const target = inputs[place], element = target && elementOf(target.dataset.cell);
      line.forEach((text, i) => {
        const cell = inputs[place + i];
        if (cell && (!wide || elementOf(cell.dataset.cell) === element)) pairs.push([cell, text.trim()]); else if (text.trim()) lost += 1;
      });
      if (wide) while (inputs[place] && elementOf(inputs[place].dataset.cell) === element) place += 1; else place += 1;
    });
    change(form, pairs);
    form.lost = lost;
    tracker.said.draw(form);
    const last = pairs.length && pairs[pairs.length - 1][0];
    if (last) last.focus();
  }

  function move(event, input, form) {
    const area = input.tagName === "TEXTAREA", inputs = all(form);
    if (area && (event.key !== "Enter" || event.shiftKey)) return;
    if (input.tagName === "SELECT" && event.key !== "Enter") return;
    const back = event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey);
    event.preventDefault();
    commit(input);
    const next = inputs[inputs.indexOf(input) + (back ? -1 : 1)];
    if (next) { next.focus(); next.select && next.select(); }
  }

  document.addEventListener("keydown", function (event) {
    const input = event.target.closest && event.target.closest("[data-cell]"), form = formOf(input || event.target);
    if (!form || event.altKey) return;
    const letter = event.code === "KeyZ" ? "z" : event.code === "KeyY" ? "y" : "";
    if ((event.ctrlKey || event.metaKey) && letter && (!input || input.value.trim() === input.kept)) {
      if (!input && /INPUT|TEXTAREA/.test(event.target.tagName)) return;
      event.preventDefault();
      step(form, letter === "z" && !event.shiftKey);
    } else if (input && !event.ctrlKey && !event.metaKey) {
      if (["Enter", "ArrowDown", "ArrowUp"].includes(event.key)) move(event, input, form);
      if (event.key === "Escape" && input.value.trim() !== input.kept) { input.value = input.kept; put(form, input); }
    }
  });
  document.addEventListener("focusout", (event) => event.target.matches && event.target.matches("[data-cell]") && commit(event.target));
  document.addEventListener("change", (event) => event.target.matches("select[data-cell]") && commit(event.target));
  document.addEventListener("paste", (event) => event.target.closest && event.target.closest("[data-cell]") && paste(event));

  /* What is typed is kept at once; a figure that stands still is saved without leaving the cell. */
  document.addEventListener("input", function (event) {
    const input = event.target, form = input.matches("[data-cell]") && formOf(input);
    if (!form) return;
    input.shown = undefined;
    clearTimeout(input.idle);
    if (number(input.value) !== null || input.tagName === "TEXTAREA") input.idle = setTimeout(() => input.isConnected && commit(input), IDLE);
    put(form, input);
  });

  window.addEventListener("beforeunload", function (event) {
    const form = tracker.form, open = form && form.root.isConnected && typed(form).length;
    if (queue.state().waiting || open) event.preventDefault();
  });

  tracker.cells = { at, all, save, show, formOf, change, typed };
  tracker.mountForm = mount;
  document.addEventListener("DOMContentLoaded", function () {
    const look = () => document.querySelectorAll(".form[data-form]").forEach((root) => forms.has(root) || mount(root));
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
    look();
  });
})();
