/* Draws plain markup sent by dashboards/components/drawn.py: [tag, properties, children], texts, lists. */
(function () {
  const React = window.React;
  function draw(node) {
    if (!Array.isArray(node)) return node;
    const [tag, properties, children] = node;
    return React.createElement(tag || React.Fragment, properties, ...children.map(draw));
  }
  window.tracker_drawn = { Drawn: (props) => React.createElement(React.Fragment, null, ...(props.tree || []).map(draw)) };
})();
