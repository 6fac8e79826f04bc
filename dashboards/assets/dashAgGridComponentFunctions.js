/* Cells of the table of indicators. Geometry comes with the row; here it is only drawn. */
(function () {
  const cells = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  const h = (...all) => window.React.createElement(...all);

  cells.NameCell = function (props) {
    const row = props.data;
    window.React.useEffect(() => {
      const cell = props.eGridCell;
      const open = (event) => event.key === "Enter" && window.tracker.go(row.href);
      cell.addEventListener("keydown", open);
      return () => cell.removeEventListener("keydown", open);
    }, [row.href]);
    return h("div", { className: "name-cell" },
      h("a", { href: row.href, "data-go": "", title: row.name, tabIndex: -1 }, row.name),
      h("span", { className: "second" }, row.place));
  };

  cells.NumberCell = function (props) {
    const actual = props.colDef.field === "actual";
    const text = actual ? props.data.actual_text : props.data.owed_text;
    return h("span", { className: actual ? "figure" : "figure owed" }, h("span", { className: "num" }, text),
      actual && props.data.unit ? h("span", { className: "second" }, " " + props.data.unit) : null);
  };

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
      s.rings.map((x, i) => h("circle", { key: "r" + i, cx: x, cy: 22, r: 2, fill: "none", stroke: "#5f6c78", strokeWidth: 1 })),
      s.last ? h("circle", { cx: s.last[0], cy: s.last[1], r: 2.8, fill: "currentColor" }) : null);
  };

  cells.StatusCell = (props) => h("span", { className: "status status-" + props.data.status }, props.data.word);
  cells.CompleteCell = (props) => h("span", { className: "figure second" }, props.data.complete_text);
})();
