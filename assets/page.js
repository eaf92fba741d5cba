/* Draws a whole page from its tags at once. Dash's renderer keeps a record of each tag that it draws,
   and a page is a thousand of them; none of ours is ever asked for again, so React alone draws them
   (decision 23). Words are only ever text: React writes them, and no tag carries HTML.

   A figure is drawn by plotly.js when it comes near to what is in view, or before the page is
   printed; its words and its table stand in the page from the start. */
(function () {
  "use strict";

  var NEAR = "300px 0px";
  var SKIPPED = { children: true, disable_n_clicks: true };
  var waiting = new Set();

  function draw(node) {
    if (Array.isArray(node)) { return node.map(draw); }
    if (node === null || typeof node !== "object") { return node; }
    if (node.type === "Graph") { return window.React.createElement(Figure, node.props); }
    var given = {};
    Object.keys(node.props).forEach(function (name) {
      if (!SKIPPED[name]) { given[name] = node.props[name]; }
    });
    var made = [node.type.toLowerCase(), given];
    var inside = node.props.children;
    if (inside !== null && inside !== undefined) {
      made = made.concat(Array.isArray(inside) ? inside.map(draw) : [draw(inside)]);
    }
    return window.React.createElement.apply(null, made);
  }

  function copy(figure) { return JSON.parse(JSON.stringify(figure)); }

  function plot(place, props) {
    var figure = copy(props.figure);
    window.Plotly.react(place, figure.data, figure.layout, copy(props.config));
  }

  function Figure(props) {
    var React = window.React;
    var place = React.useRef(null);
    var drawn = JSON.stringify(props.figure);
    React.useEffect(function () {
      var node = place.current;
      var once = function () {
        watch.disconnect();
        waiting.delete(once);
        plot(node, props);
      };
      var watch = new IntersectionObserver(function (seen) {
        if (seen.some(function (one) { return one.isIntersecting; })) { once(); }
      }, { rootMargin: NEAR });
      waiting.add(once);
      watch.observe(node);
      return function () { watch.disconnect(); waiting.delete(once); };
    }, [drawn]);
    React.useEffect(function () {
      var node = place.current;
      return function () { window.Plotly.purge(node); };
    }, []);
    return React.createElement("div", { className: props.className },
      React.createElement("div", { ref: place, className: "figure-of" }));
  }

  window.addEventListener("beforeprint", function () {
    Array.from(waiting).forEach(function (once) { once(); });
  });

  window.triangulate = { Whole: function (props) { return draw(props.tree); } };
}());
