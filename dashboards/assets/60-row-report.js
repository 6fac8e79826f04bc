/* The report on a row: what is typed is kept in this browser until it is saved, so that nothing is lost with a session. */
(function () {
  const form = document.querySelector("form[data-row]");
  if (!form) return;
  const key = "row-report:" + form.dataset.row;
  const version = form.elements.version.value;
  const texts = () => Object.fromEntries([...new FormData(form)].filter(([name, value]) =>
    typeof value === "string" && !["csrf", "version", "do"].includes(name)));
  const read = () => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } };
  const fill = (name, text) => {
    const field = form.elements[name];
    if (field && field.type !== "file") field.value = text;
  };
  const note = () => {
    const told = document.createElement("p");
    told.className = "kept";
    told.setAttribute("role", "status");
    told.textContent = form.dataset.kept;
    form.prepend(told);
  };
  const kept = read();
  const wrong = document.querySelector("[role=alert]");
  if (kept && !wrong && kept.version === version && JSON.stringify(kept.texts) !== JSON.stringify(texts())) {
    Object.entries(kept.texts).forEach(([name, text]) => fill(name, text));
    note();
  } else {
    sessionStorage.removeItem(key);
  }
  form.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify({ version, texts: texts() })));
})();
