/* Moving between pages without reloading, the language of the document, and the few buttons that need no server. */
(function () {
  const tracker = (window.tracker = {});
  let shown = null, aim = aimed(location);

  /* Where to stand once the page of that address has arrived: at a heading, or as far down as one was. */
  function aimed(url) { return url.hash ? { here: url.pathname + url.search, id: decodeURIComponent(url.hash.slice(1)) } : null; }

  /* In this browser, and on the server for the person. */
  function keep(lang) {
    if (!lang) return;
    document.cookie = "lang=" + lang + "; path=/; max-age=31536000; samesite=lax";
    const token = (/(?:^|; )_csrf_token=([^;]*)/.exec(document.cookie) || [])[1] || "";
    fetch("/language", { method: "POST", body: new URLSearchParams({ lang }), headers: { "X-CSRFToken": token }, keepalive: true }).catch(() => {});
  }

  /* A language is not a place: choosing one leaves no step to go back to. */
  tracker.go = function (href, replace) {
    history.replaceState({ ...history.state, y: window.scrollY }, "");
    if (replace) history.replaceState({}, "", href); else history.pushState({}, "", href);
    aim = aimed(location);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    arrived();
  };

  function close(except) {
    document.querySelectorAll("details.picker[open]").forEach((one) => one !== except && one.removeAttribute("open"));
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a[data-go]");
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
    close(event.target.closest("details.picker"));
    if (link && plain) {
      event.preventDefault();
      const menu = link.closest("details.picker");
      if (menu) { close(null); menu.querySelector("summary").focus(); }
      const replace = link.dataset.go === "replace";
      if (replace) keep(new URL(link.href).searchParams.get("lang"));
      tracker.go(link.href, replace);
    }
    const button = event.target.closest("button[data-do]");
    if (button && button.dataset.do === "print") window.print();
    if (button && button.dataset.do === "share") share(button);
  });

  document.addEventListener("keydown", function (event) {
    const open = event.key === "Escape" && document.querySelector("details.picker[open]");
    if (open) { close(null); open.querySelector("summary").focus(); }
  });

  /* What is typed goes to the address once the hand rests; the page then comes back with it. */
  let resting = 0;
  document.addEventListener("input", function (event) {
    const field = event.target.closest("input[data-words]");
    if (!field) return;
    clearTimeout(resting);
    resting = setTimeout(function () {
      resting = 0;
      const address = new URL(location.href), words = field.value.trim();
      address.hash = "";
      if (words) address.searchParams.set("q", words); else address.searchParams.delete("q");
      if (address.href !== location.href) tracker.go(address.href);
    }, 350);
  });

  function share(button) {
    const word = button.textContent;
    navigator.clipboard.writeText(new URL(button.dataset.link || location.href, location.href).href).then(function () {
      button.setAttribute("aria-live", "polite");
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = word; }, 2500);
    });
  }

  /* Paper cannot be unfolded; but the overview and an indicator are one page, with what comes first. */
  const whole = "main details:not([open]):not(#overview-body *, #indicator-body *)";
  window.addEventListener("beforeprint", () => document.querySelectorAll(whole).forEach((one) => {
    one.open = true;
    window.addEventListener("afterprint", () => { one.open = false; }, { once: true });
  }));

  window.addEventListener("popstate", function (event) {
    if (event.isTrusted && event.state) aim = { here: location.pathname + location.search, y: event.state.y || 0 };
  });

  /* What was found here of it, if it has arrived. */
  function reached(here) {
    if (!aim || aim.here !== here) return null;
    const place = aim.id && document.getElementById(aim.id);
    if (aim.id && !place) return null;
    if (place) {
      if (place.tabIndex < 0) place.tabIndex = -1;
      place.scrollIntoView({ block: "start" });
      place.focus({ preventScroll: true });
    } else window.scrollTo(0, aim.y);
    aim = null;
    return place ? "place" : "height";
  }

  /* The page tells what it is by data attributes of its frame; called whenever the frame changes. */
  function arrived() {
    const frame = document.querySelector(".frame");
    if (!frame || !frame.dataset.title) return;
    const { lang, title, path, here, remember } = frame.dataset;
    if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
    if (document.title !== title) document.title = title;
    if (remember === "yes") keep(lang);
    const field = document.querySelector("input[data-words]");
    if (field && !resting && field.value.trim() !== field.dataset.words) field.value = field.dataset.words;
    const there = reached(here);
    if (shown !== null && shown !== path) {
      if (!there) window.scrollTo(0, 0);
      const heading = document.getElementById("title");
      if (heading && there !== "place") heading.focus({ preventScroll: true });
    }
    shown = path;
  }

  document.addEventListener("DOMContentLoaded", function () {
    new MutationObserver(arrived).observe(document.body, {
      subtree: true, childList: true, attributes: true, attributeFilter: ["data-title", "data-lang", "data-path", "data-here", "data-words"],
    });
  });
})();
