/* The board: filters lead to their address; what is done goes to the server, and its answer stays above the new page. */
(function () {
  const tracker = window.tracker, { queue, h } = tracker;

  document.addEventListener("change", function (event) {
    const filter = event.target.closest("select[data-filter]"), all = event.target.closest("input[data-all]");
    if (filter) {
      const address = new URL(location.href);
      if (filter.value) address.searchParams.set(filter.dataset.filter, filter.value); else address.searchParams.delete(filter.dataset.filter);
      address.hash = "";
      tracker.go(address.href);
    }
    if (all) boxes(all.form).forEach((box) => { box.checked = all.checked; });
  });
  window.addEventListener("popstate", () => tell(null));

  /* The page comes anew after each act and each choice: what was told stays, and so does the place of the hand. */
  let last = null, hand = null;
  function arrived() {
    const place = document.querySelector("[data-result]"), filter = hand && document.querySelector(`select[data-filter="${hand}"]`);
    const card = document.querySelector(".board-card:not([data-seen])");
    if (card) { card.dataset.seen = "yes"; card.scrollLeft = card.scrollWidth; }  // the latest periods first
    if (place && last && !place.firstChild) show(place, last);
    if (filter && filter !== document.activeElement && document.activeElement === document.body) filter.focus({ preventScroll: true });
  }
  document.addEventListener("DOMContentLoaded", () => new MutationObserver(arrived).observe(document.body, { subtree: true, childList: true }));
  document.addEventListener("focusin", (event) => { hand = event.target.closest("select[data-filter]") ? event.target.dataset.filter : null; });
  document.addEventListener("pointerdown", () => { hand = null; });

  const boxes = (form) => [...form.querySelectorAll("input[data-unit]")];

  function given(form) {
    const fields = Object.fromEntries(new FormData(form));
    if (form.dataset.board !== "picks") return fields;
    const picks = boxes(form).filter((box) => box.checked).map(({ dataset }) => ({ unit: dataset.unit, period: dataset.period, version: Number(dataset.version) }));
    return { picks, reason: fields.reason || "", warned: form.elements.warned.checked };
  }

  function show(place, { said, wrong }) {
    const left = said.left || [];
    place.replaceChildren(h("div", { class: wrong || left.length ? "alert" : "alert alert-good", tabindex: "-1" }, h("p", { class: "strong" }, said.message || "—"),
      left.length ? h("ul", {}, ...left.map((line) => h("li", {}, line))) : null));
    place.firstChild.focus({ preventScroll: true });
    place.scrollIntoView({ block: "nearest" });
  }

  function tell(said, wrong) {
    const place = document.querySelector("[data-result]");
    last = said ? { said, wrong } : null;
    if (place && last) show(place, last);
    else if (place) place.replaceChildren();
  }

  document.addEventListener("submit", async function (event) {
    const form = event.target.closest("form[data-board]"), by = event.submitter;
    if (!form || form.dataset.busy) return;
    event.preventDefault();
    const act = by && by.dataset.to ? by.dataset.to : form.querySelector("[data-to]").dataset.to;
    form.dataset.busy = "yes";
    const reply = await fetch(`/board/${act}?lang=${document.documentElement.lang}`, {
      method: "POST", body: JSON.stringify(given(form)),
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": queue.token() },
    }).catch(() => null);
    delete form.dataset.busy;
    const said = reply ? await reply.json().catch(() => ({})) : {};
    const message = said.message || (said.error && said.error.message);
    tell({ ...said, message }, !reply || !reply.ok);
    if (!reply || !reply.ok) return;
    form.reset();
    tracker.again();
  });
})();
