/* A chart made of markup as one SVG that any program can open: what the browser has laid out, by day, shape by shape and line by line. */
(function () {
  const EDGE = 24, FOOT = 18, NONE = "rgba(0, 0, 0, 0)", SKIPPED = ".unseen, .take, details:not([open]), summary", pen = document.createElement("canvas").getContext("2d");
  const safe = (words) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
  const number = (value) => Math.round(parseFloat(value) * 100) / 100 || 0;
  const attributes = (named) => Object.entries(named).map(([name, value]) => ` ${name}="${typeof value === "number" ? number(value) : safe(value)}"`).join("");
  const tag = (name, named, inside) => `<${name}${attributes(named)}${inside === undefined ? "/>" : `>${inside}</${name}>`}`;

  /* Hatching: two colours, or one on nothing. */
  function hatched(image, kept) {
    const ends = new Map([...image.matchAll(/((?:rgba?|color)\([^)]*\))((?:\s+[\d.]+px)+)/g)].map(([, colour, stops]) => [colour, parseFloat(stops.trim().split(/\s+/).at(-1))]));
    if (ends.size < 2) return "";
    const [[first, width], [second, period]] = ends, id = "h" + kept.length;
    const ground = second === NONE ? "" : tag("rect", { width: period, height: period, fill: second });
    kept.push(tag("pattern", { id, width: period, height: period, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      ground + tag("rect", { width, height: period, fill: first })));
    return `url(#${id})`;
  }

  /* `radius` below nought is of the right corners only. */
  function outline(box, radius, paint) {
    const [x, y, width, height] = box, far = x + width, turn = `${-radius} ${-radius} 0 0 1`;
    if (radius < 0) return tag("path", { d: `M${x} ${y}H${far + radius}A${turn} ${far} ${y - radius}V${y + height + radius}A${turn} ${far + radius} ${y + height}H${x}Z`, ...paint });
    return tag("rect", { x, y, width: Math.max(width, 0), height: Math.max(height, 0), rx: Math.min(radius, width / 2, height / 2), ...paint });
  }

  /* Equal borders are one frame; others are lines. */
  function bordered(box, style, radius) {
    const [x, y, width, height] = box, ends = { Top: [0, 0, 1, 0], Right: [1, 0, 1, 1], Bottom: [0, 1, 1, 1], Left: [0, 0, 0, 1] };
    const sides = Object.keys(ends).map((side) => ({ side, colour: style[`border${side}Color`], kind: style[`border${side}Style`], wide: style[`border${side}Style`] === "none" ? 0 : parseFloat(style[`border${side}Width`]) }));
    const seen = sides.filter(({ wide, colour }) => wide > 0 && colour !== NONE);
    if (seen.length === 4 && new Set(seen.map(({ wide, colour }) => wide + colour)).size === 1) {
      const { wide, colour } = seen[0];
      return outline([x + wide / 2, y + wide / 2, width - wide, height - wide], radius, { fill: "none", stroke: colour, "stroke-width": wide });
    }
    return seen.map(({ side, colour, kind, wide }) => {
      const [ax, ay, bx, by] = ends[side], inward = { Top: [0, wide / 2], Bottom: [0, -wide / 2], Left: [wide / 2, 0], Right: [-wide / 2, 0] }[side];
      return tag("line", { x1: x + ax * width + inward[0], y1: y + ay * height + inward[1], x2: x + bx * width + inward[0], y2: y + by * height + inward[1],
        stroke: colour, "stroke-width": wide, ...(kind === "dashed" ? { "stroke-dasharray": "4 3" } : kind === "dotted" ? { "stroke-dasharray": "1 3" } : {}) });
    }).join("");
  }

  /* The shape of a status is a mask in the colour of its word. */
  function masked(box, style) {
    const found = /url\("data:image\/svg\+xml,(.*)"\)/.exec(style.maskImage || style.webkitMaskImage || ""), [x, y, width, height] = box;
    if (!found) return "";
    const drawn = new DOMParser().parseFromString(decodeURIComponent(found[1].replace(/\\"/g, '"')), "image/svg+xml").documentElement;
    drawn.querySelectorAll("[stroke]").forEach((part) => part.setAttribute("stroke", style.backgroundColor));
    return tag("svg", { x, y, width, height, viewBox: drawn.getAttribute("viewBox"), fill: style.backgroundColor }, drawn.innerHTML);
  }

  function shape(box, style, kept) {
    const mask = masked(box, style), round = (corner) => parseFloat(corner) * (corner.endsWith("%") ? Math.min(box[2], box[3]) / 100 : 1) || 0;
    if (mask) return mask;
    const radius = round(style.borderTopLeftRadius) || -round(style.borderTopRightRadius);
    const fill = style.backgroundImage.includes("repeating-linear-gradient") ? hatched(style.backgroundImage, kept) : style.backgroundColor, [x, y, width, height] = box;
    const ground = !fill || fill === NONE ? "" : style.clipPath.startsWith("polygon") ?
      tag("polygon", { points: `${x + width / 2},${y} ${x + width},${y + height} ${x},${y + height}`, fill }) : outline(box, radius, { fill });
    return ground + bordered(box, style, radius);
  }

  /* A turned box is drawn as it lies before it is turned. */
  function turned(element, style, box, kept) {
    const matrix = /^matrix\(([^)]*)\)$/.exec(style.transform), [a, b, c, d] = matrix ? matrix[1].split(",").map(Number) : [1, 0, 0, 1];
    if (!b && !c) return shape(box, style, kept);
    const wide = parseFloat(style.width), high = parseFloat(style.height), turn = [a, b, c, d, box[0] + box[2] / 2, box[1] + box[3] / 2].map(number).join(" ");
    return tag("g", { transform: `matrix(${turn})` }, shape([-wide / 2, -high / 2, wide, high], style, kept));
  }

  function written(words, box, style) {
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText(words), [x, y, width, height] = box;
    return tag("text", { x, y: y + (height - up - down) / 2 + up, "font-size": style.fontSize, "font-weight": style.fontWeight, fill: style.color,
      textLength: width, lengthAdjust: "spacingAndGlyphs" }, safe(words));
  }

  /* Before or after what stands in an element: at its edge and in its middle, or where it is placed. */
  function besides(element, which, rect, kept) {
    const style = getComputedStyle(element, which), own = getComputedStyle(element);
    if (style.content === "none" || style.display === "none") return "";
    const words = style.content.replace(/^"|"$/g, ""), width = parseFloat(style.width) || 0, across = (side) => (parseFloat(style[`border${side}Width`]) || 0);
    const wide = width + (style.boxSizing === "border-box" ? 0 : across("Left") + across("Right")), high = (parseFloat(style.height) || 0) + (style.boxSizing === "border-box" ? 0 : across("Top") + across("Bottom"));
    const x = style.position === "absolute" ? rect[0] + parseFloat(style.left) : rect[0] + parseFloat(own.paddingLeft);
    const y = style.position === "absolute" ? rect[1] + parseFloat(style.top) : rect[1] + (rect[3] - high) / 2;
    return words ? written(words, [x, y, wide, high], style) : turned(element, style, [x, y, wide, high], kept);
  }

  /* As many pieces as the browser broke it into lines. */
  function lines(node, style, from) {
    const range = document.createRange(), found = [];
    for (const { 0: word, index } of node.data.matchAll(/[^\s-]+-?|-/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const rect = range.getBoundingClientRect(), last = found.at(-1);
      if (!rect.width) continue;
      if (last && Math.abs(last.top - rect.top) < 2) { last.end = index + word.length; last.right = rect.right; }
      else found.push({ start: index, end: index + word.length, left: rect.left, right: rect.right, top: rect.top, height: rect.height });
    }
    return found.map((line) => written(node.data.slice(line.start, line.end), [line.left - from[0], line.top - from[1], line.right - line.left, line.height], style)).join("");
  }

  function paths(element, box) {
    const [x, y, width, height] = box, inside = [...element.querySelectorAll("path")].map((path) => {
      const { stroke, strokeWidth, strokeDasharray } = getComputedStyle(path);
      return tag("path", { d: path.getAttribute("d"), fill: "none", stroke, "stroke-width": strokeWidth, "stroke-dasharray": strokeDasharray, "stroke-linecap": "round", "vector-effect": "non-scaling-stroke" });
    });
    return tag("svg", { x, y, width, height, viewBox: element.getAttribute("viewBox"), preserveAspectRatio: "none", overflow: "visible" }, inside.join(""));
  }

  function drawn(node, from, kept) {
    if (node.nodeType === Node.TEXT_NODE) return lines(node, getComputedStyle(node.parentElement), from);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIPPED)) return "";
    const style = getComputedStyle(node), { left, top, width, height } = node.getBoundingClientRect(), box = [left - from[0], top - from[1], width, height];
    if (style.display === "none" || style.visibility === "hidden") return "";
    if (node.tagName === "svg") return paths(node, box);
    return turned(node, style, box, kept) + besides(node, "::before", box, kept) + [...node.childNodes].map((each) => drawn(each, from, kept)).join("") + besides(node, "::after", box, kept);
  }

  /* By day, for the moment in which nothing is painted. */
  function byDay(made) {
    const root = document.documentElement, now = root.dataset.scheme;
    root.dataset.scheme = "light";
    try { return made(); } finally { if (now === undefined) delete root.dataset.scheme; else root.dataset.scheme = now; }
  }

  window.tracker.picture = (element, foot) => byDay(function () {
    const { left, top, width, bottom } = element.getBoundingClientRect(), kept = [], from = [left - EDGE, top - EDGE], shown = [...element.querySelectorAll(":scope > *")]
      .filter((each) => !each.matches(SKIPPED)).map((each) => each.getBoundingClientRect().bottom), end = Math.max(...shown.filter((each) => each <= bottom + 1), top) - from[1];
    const wide = width + 2 * EDGE, high = end + 16 + FOOT * foot.length + EDGE, family = getComputedStyle(document.body).fontFamily;
    const told = foot.map((line, i) => tag("text", { x: EDGE, y: end + 24 + FOOT * i, "font-size": "12.5px", fill: getComputedStyle(document.querySelector(".second")).color }, safe(line)));
    const inside = [...element.childNodes].map((each) => drawn(each, from, kept)).join("");
    const ground = tag("rect", { width: wide, height: high, fill: getComputedStyle(document.body).getPropertyValue("--card").trim() || "#ffffff" });
    return { width: wide, height: high, svg: tag("svg", { xmlns: "http://www.w3.org/2000/svg", width: wide, height: high, viewBox: `0 0 ${number(wide)} ${number(high)}`, "font-family": family },
      tag("defs", {}, kept.join("")) + ground + inside + told.join("")) };
  });
})();
