/* The address is the only state, so every control writes it and the router does the rest:
   plain links and native selects change the address without loading the page again. */
(function () {
  "use strict";

  var path = window.location.pathname;
  var forward = false;

  function go(address) {
    forward = true;
    window.history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
  }

  function isOurs(link) {
    return link && link.origin === window.location.origin && !link.hasAttribute("download") &&
      !link.pathname.startsWith("/export/") && link.getAttribute("href").charAt(0) !== "#";
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey ||
        event.shiftKey || event.altKey || !isOurs(link)) {
      return;
    }
    event.preventDefault();
    go(link.href);
  });

  document.addEventListener("change", function (event) {
    if (event.target.matches("select[data-goes]")) {
      go(event.target.value);
    }
  });

  /* The button that copies the address says so for two seconds, to eyes and to screen readers. */
  function copied(button, well) {
    button.textContent = well ? "Link copied" : "Copy it from the address bar";
    button.setAttribute("aria-live", "polite");
    window.setTimeout(function () { button.textContent = "Copy link"; }, 2000);
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button[data-copies]");
    if (!button) { return; }
    if (!navigator.clipboard) { copied(button, false); return; }
    navigator.clipboard.writeText(window.location.href).then(
      function () { copied(button, true); }, function () { copied(button, false); });
  });

  /* The menu of a small screen, and whatever else is open: Escape closes it and gives the focus back
     to what opened it. Without anything open Escape hides the words that a mark shows on focus. */
  function fold(button, opened) { button.setAttribute("aria-expanded", String(opened)); }

  function foldAll() {
    var open = document.querySelectorAll("button[aria-controls][aria-expanded=true]");
    open.forEach(function (button) { fold(button, false); });
    return open[0];
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button[aria-controls]");
    if (button) { fold(button, button.getAttribute("aria-expanded") !== "true"); }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    var list = document.querySelector(".inside details[open]");
    if (list) { list.open = false; }
    var opener = foldAll() || (list && list.querySelector("summary"));
    if (opener) { opener.focus(); } else { document.documentElement.classList.add("no-tips"); }
  });

  ["focusin", "mouseover"].forEach(function (moved) {
    document.addEventListener(moved, function () {
      document.documentElement.classList.remove("no-tips");
    });
  });

  /* After each page: show the part that the address names; otherwise, on a new page, start at its
     top with the heading in focus, so that a keyboard or screen reader does not lose its place.
     Back leaves the scrolling to the browser. */
  function arrive() {
    var named = window.location.hash && document.getElementById(window.location.hash.slice(1));
    var moved = path !== window.location.pathname;
    path = window.location.pathname;
    if (moved) { foldAll(); }
    var target = named || (moved && document.querySelector("main h1"));
    if (target) {
      target.focus({ preventScroll: true });
      if (named) { named.scrollIntoView(); } else if (forward) { window.scrollTo(0, 0); }
    }
    forward = false;
    return "";
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.navigate = { arrive: arrive };
}());
