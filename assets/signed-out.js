/* When a session has ended, the answer to a question is 401: go and sign in, and come back here.
   When the audit log cannot be written it is 503: say so, as nothing may be shown. */
(function () {
  "use strict";
  var ask = window.fetch;
  var cannot = "This cannot be shown now: it could not be noted in the audit log. Try again later.";

  function say(words) {
    var place = document.getElementById("refused");
    if (place) { place.textContent = words; }
  }

  window.fetch = function () {
    return ask.apply(window, arguments).then(function (answer) {
      if (answer.status === 401) {
        var here = window.location.pathname + window.location.search;
        window.location.assign("/login?next=" + encodeURIComponent(here));
      }
      say(answer.status === 503 ? cannot : "");
      return answer;
    });
  };
}());
