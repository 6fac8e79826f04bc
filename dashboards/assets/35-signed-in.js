/* Signing out, and what happens when the session has ended meanwhile: the sign-in page, and afterwards back here. */
(function () {
  const ask = window.fetch;
  const token = () => (document.cookie.match(/(?:^|; )_csrf_token=([^;]*)/) || ["", ""])[1];

  window.fetch = async function (...what) {
    const reply = await ask.apply(this, what);
    const { origin, pathname } = new URL(reply.url || location.href);
    if (reply.status === 401 && origin === location.origin && !pathname.startsWith("/entry/")) {  // a form signs in in place
      location.assign("/sign-in?next=" + encodeURIComponent(location.pathname + location.search));
      return new Promise(() => {}); // the page is on its way out: nobody is to make an error of it
    }
    return reply;
  };

  document.addEventListener("click", async function (event) {
    if (!event.target.closest('button[data-do="sign-out"]')) return;
    await ask("/sign-out", { method: "POST", headers: { "X-CSRFToken": token() }, redirect: "manual" });
    location.replace("/sign-in");
  });
})();
