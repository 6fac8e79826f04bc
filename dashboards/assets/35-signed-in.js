/* Signing out, and what happens when the session has ended meanwhile (the sign-in page, and afterwards back here) or the connection. */
(function () {
  const ask = window.fetch;
  const token = () => (document.cookie.match(/(?:^|; )_csrf_token=([^;]*)/) || ["", ""])[1];

  window.fetch = async function (...what) {
    const reply = await ask.apply(this, what).catch(function (error) { unreached(what[0], true); throw error; });
    unreached(what[0], false);
    const { origin, pathname } = new URL(reply.url || location.href);
    if (reply.status === 401 && origin === location.origin && !pathname.startsWith("/entry/")) {  // a form signs in in place
      location.assign("/sign-in?next=" + encodeURIComponent(location.pathname + location.search));
      return new Promise(() => {}); // the page is on its way out: nobody is to make an error of it
    }
    return reply;
  };

  /* Who asks for another page without a connection would see this one stay, and nothing else. */
  function unreached(address, lost) {
    if (!String(address.url || address).includes("/_dash-update-component")) return;
    const told = document.getElementById("unreached"), frame = document.querySelector(".frame");
    if (!lost && told) told.remove();
    if (!lost || told || !frame) return;
    const alert = Object.assign(document.createElement("p"), { id: "unreached", textContent: frame.dataset.unreached });
    alert.setAttribute("role", "alert");
    document.body.append(alert);
  }

  document.addEventListener("click", async function (event) {
    if (!event.target.closest('button[data-do="sign-out"]')) return;
    await ask("/sign-out", { method: "POST", headers: { "X-CSRFToken": token() }, redirect: "manual" });
    location.replace("/sign-in");
  });
})();
