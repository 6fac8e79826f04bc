/* What a person saves: one queue, one request in flight, an answer for each; and drafts of what is not saved yet. */
(function () {
  const tracker = window.tracker, jobs = [], listeners = [];
  const SLOWEST = 30000, PATIENCE = 20000;
  let flying = null, paused = null, trying = false, delay = 1000, timer = null;

  const token = () => decodeURIComponent((/(?:^|; )_csrf_token=([^;]*)/.exec(document.cookie) || [])[1] || "");
  const tell = () => listeners.forEach((listener) => listener(queue.state()));

  function post(job) {
    const given = typeof job.body === "function" ? job.body() : job.body;
    const file = given instanceof FormData;
    const headers = { "X-CSRFToken": token(), Accept: "application/json", "Accept-Language": document.documentElement.lang };
    if (job.person) headers["X-Person"] = job.person;
    if (!file) headers["Content-Type"] = "application/json";
    return fetch(job.url, {
      method: "POST", headers, body: file ? given : JSON.stringify(given || {}), credentials: "same-origin",
      signal: AbortSignal.timeout(file ? 6 * PATIENCE : PATIENCE),
    });
  }

  async function run() {
    if (!jobs.length) paused = null;
    if (flying || (paused && !trying) || !jobs.length) return tell();
    trying = false;
    const job = flying = jobs[0];
    let reply = null, said = null;
    tell();
    try {
      reply = await post(job);
      said = await reply.json().catch(() => ({}));
    } catch { reply = null; }
    flying = null;
    const obstacle = !reply ? "offline" : reply.status === 401 || reply.redirected ? "session" : reply.status >= 500 ? "server" : null;
    if (obstacle && (obstacle !== "server" || job.keep)) return pause(obstacle);
    paused = null;
    jobs.shift();
    delay = 1000;
    try { job.done(reply.status, said); } finally { run(); }
  }

  function pause(kind) {
    paused = kind;
    clearTimeout(timer);
    if (kind !== "session") { timer = setTimeout(queue.resume, delay); delay = Math.min(delay * 2, SLOWEST); }
    tell();
  }

  const queue = tracker.queue = {
    /* `body` may be a function, asked when its turn has come; `keep` stays in the queue while the server is unwell;
       `last` lets everything that is added later go before it. */
    add(job) {
      const at = (fits) => jobs.findIndex((one) => one !== flying && fits(one));
      const twin = job.key && (paused || job.last) ? at((one) => one.key === job.key) : -1, end = job.last ? -1 : at((one) => one.last);
      if (twin >= 0) jobs[twin] = job; else jobs.splice(end < 0 ? jobs.length : end, 0, job);
      if (paused === "session") queue.resume(); else run();
    },
    waits: (key) => jobs.some((one) => one.key === key),
    /* What keeps it waiting stays told until something has come through. */
    resume() { clearTimeout(timer); trying = !flying; run(); },
    drop() { jobs.splice(flying ? 1 : 0); paused = null; tell(); },
    state: () => ({ waiting: jobs.length, busy: Boolean(flying), paused }),
    listen(listener) { listeners.push(listener); },
    token,
  };
  /* Whoever has signed in elsewhere comes back to this window. */
  const back = () => paused === "session" && document.visibilityState === "visible" && queue.resume();
  ["focus", "pageshow"].forEach((kind) => window.addEventListener(kind, back));
  document.addEventListener("visibilitychange", back);
  window.addEventListener("online", () => paused === "offline" && queue.resume());
  window.addEventListener("offline", () => jobs.length && pause("offline"));

  /* Drafts: kept by person, unit and period until they are acknowledged; a shared computer keeps none after sign-out. */
  const PREFIX = "draft:";
  const read = (name) => { try { return JSON.parse(localStorage.getItem(name)) || {}; } catch { return {}; } };
  function write(name, all) {
    try {
      if (Object.keys(all).length) localStorage.setItem(name, JSON.stringify(all)); else localStorage.removeItem(name);
    } catch { /* a full or forbidden store: the page itself still holds what was typed */ }
  }
  const drafts = tracker.drafts = {
    all: (form) => read(PREFIX + form),
    put(form, cell, text, version) { write(PREFIX + form, { ...read(PREFIX + form), [cell]: { text, version } }); },
    drop(form, cell) { const all = read(PREFIX + form); delete all[cell]; write(PREFIX + form, all); },
    clear() { try { Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)).forEach((name) => localStorage.removeItem(name)); } catch { /* none */ } },
  };
  const leaves = (event) => event.target.closest && event.target.closest("form[action*='/sign-out'], [data-do='sign-out']");
  ["submit", "click"].forEach((kind) => document.addEventListener(kind, (event) => {
    if (leaves(event)) { queue.drop(); drafts.clear(); }
  }, true));
})();
