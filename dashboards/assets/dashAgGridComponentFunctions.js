/* Cells of the table of indicators. Geometry comes with the row; here it is only drawn. */
(function () {
  const cells = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  const h = (...all) => window.React.createElement(...all);

  cells.NameCell = function (props) {
    const row = props.data;
    onEnter(props, () => window.tracker.go(row.href));
    return h("div", { className: "name-cell" },
      h("a", { href: row.href, "data-go": "", title: row.name, tabIndex: -1 }, row.name),
      h("span", { className: "second" }, row.place));
  };

  /* The grid moves from cell to cell by the arrows; Enter does what a click on the link in the cell does. */
  function onEnter(props, act) {
    window.React.useEffect(() => {
      const cell = props.eGridCell, open = (event) => event.key === "Enter" && act();
      cell.addEventListener("keydown", open);
      return () => cell.removeEventListener("keydown", open);
    }, [props.data.href, props.data.why]);
  }
  const explain = (props) => onEnter(props, () => props.data.why && window.tracker.explain(props.data.why));
  const why = (props, name, ...inside) => h("a", { href: props.data.why, className: name + " because", tabIndex: -1 }, ...inside);

  cells.ActualCell = function (props) {
    explain(props);
    return h("span", { className: "figure" }, why(props, "num", props.data.actual_text),
      props.data.unit ? h("span", { className: "second" }, " " + props.data.unit) : null);
  };
  cells.OwedCell = (props) => h("span", { className: "figure owed" }, h("span", { className: "num" }, props.data.owed_text));

  cells.BulletCell = function (props) {
    const b = props.data.bullet;
    const words = h("span", { className: "bullet-text" }, props.data.ratio_text);
    if (!b) return h("div", { className: "bullet-box none" }, words);
    const part = (name, style) => h("i", { className: name, style });
    return h("div", { className: "bullet-box" },
      h("div", { className: "bullet" + (b.over ? " over" : "") + (b.below ? " below" : ""), "aria-hidden": true },
        part("band", { width: b.on_track + "%" }), part("band deep", { width: b.at_risk + "%" }),
        part("bar fill-" + props.data.status, { width: b.bar + "%" }), part("tick", { left: b.tick + "%" })),
      words);
  };

  cells.SparkCell = function (props) {
    const s = props.value;
    if (!s) return h("span", { className: "second" }, "—");
    return h("svg", { className: "spark ink-" + props.data.status, width: 72, height: 26, viewBox: "0 0 72 26", "aria-hidden": true },
      s.lines.map((d, i) => h("path", { key: "l" + i, d, fill: "none", stroke: "currentColor", strokeWidth: 1.6 })),
      s.rings.map((x, i) => h("circle", { key: "r" + i, cx: x, cy: 22, r: 2, fill: "none", stroke: "var(--quiet)", strokeWidth: 1 })),
      s.last ? h("circle", { cx: s.last[0], cy: s.last[1], r: 2.8, fill: "currentColor" }) : null);
  };

  cells.StatusCell = function (props) {
    explain(props);
    return why(props, "status status-" + props.data.status, props.data.word);
  };
  cells.CompleteCell = (props) => h("span", { className: "figure second" }, props.data.complete_text);
})();
