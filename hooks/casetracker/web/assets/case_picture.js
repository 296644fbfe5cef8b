// A case's custody as a picture that stands by itself, drawn of what the page shows.

const WIDE = 640;
const MARGIN = 24;
const ROOM = WIDE - 2 * MARGIN;
const LETTERS = '"Source Sans 3",Arial,Helvetica,sans-serif';
const MEASURED = "Arial,Helvetica,sans-serif"; // the widest of them
const GAP = 12;

const at = (selector) => document.querySelector(selector);

/** What a piece of the page says, without its marks of sources, and with counts of the day that the picture names. */
function said(piece) {
  const copy = piece.cloneNode(true);
  for (const each of copy.querySelectorAll("sup,svg")) each.remove();
  for (const each of copy.querySelectorAll("[data-built]")) each.textContent = each.dataset.built;
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/** The colours of the light theme, whichever the reader has: a picture goes onto paper and into articles. */
function light() {
  const probe = document.createElement("i");
  probe.dataset.mdColorScheme = "default";
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const found = Object.fromEntries(["paper", "ink", "muted", "rule"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  probe.remove();
  return found;
}

let canvas;

function measured(text, size, weight) {
  canvas ??= document.createElement("canvas").getContext("2d");
  canvas.font = `${weight} ${size}px ${MEASURED}`;
  return canvas.measureText(text).width;
}

/** The lines that a text takes; a word that is longer than one stands by itself. */
function lines(text, size, weight, room) {
  const found = [];
  for (const word of text.split(" ")) {
    const longer = found.length ? `${found.at(-1)} ${word}` : word;
    if (found.length && measured(longer, size, weight) <= room) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}

/** A picture of the page's case that stands by itself: who, for how long, each period of custody, and whence it is. */
export function picture(foot) {
  const { paper, ink, muted, rule } = light();
  const made = (tag, attributes, text) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text) element.textContent = text;
    return element;
  };
  const svg = made("svg", { role: "img", "font-family": LETTERS, lang: document.documentElement.lang });
  let y = MARGIN;
  const write = (text, size, { weight = 400, fill = ink, room = ROOM } = {}) => {
    for (const line of lines(text, size, weight, room)) {
      y += Math.round(size * 1.35);
      svg.append(made("text", { x: MARGIN, y: y - Math.round(size * 0.3), "font-size": size, "font-weight": weight, fill }, line));
    }
  };
  const name = said(at("h1"));
  const status = [...at(".ct-standing").children].map(said).join(", ");
  const [number, unit, ...more] = [...at(".ct-days").children].map(said);
  const days = [`${number} ${unit}`, ...more].join(", ");
  svg.append(made("title", {}, name), made("desc", {}, [status, days, ...foot].join(". ")));
  svg.append(made("rect", { width: "100%", height: "100%", fill: paper }));
  write(name, 24, { weight: 600 });
  write(status, 15);
  write(days, 15);
  y += GAP;
  for (const period of document.querySelectorAll(".ct-stays>li")) {
    const [what, when, long] = [...period.querySelectorAll(":scope>span")];
    const place = what.querySelector("small");
    const form = said(what.querySelector("a"));
    svg.append(made("path", { d: `M${MARGIN} ${y + 4}h${ROOM}`, stroke: rule }));
    y += 8;
    const length = said(long);
    const side = measured(length, 14, 400);
    svg.append(made("text", { x: WIDE - MARGIN, y: y + 15, "font-size": 14, fill: ink, "text-anchor": "end" }, length));
    write(form, 15, { weight: 600, room: ROOM - side - GAP });
    if (place) write(said(place), 13, { fill: muted });
    write(said(when), 14);
    const bar = period.querySelector("svg");
    if (!bar) continue;
    y += 4;
    for (const each of bar.querySelectorAll("rect")) {
      const [start, width] = ["x", "width"].map((side) => (Number.parseFloat(each.getAttribute(side)) / 100) * ROOM);
      const unsure = each.classList.contains("unsure") ? { fill: paper, "fill-opacity": 0.65 } : { fill: muted };
      svg.append(made("rect", { x: (MARGIN + start).toFixed(1), y, width: Math.max(width, 1).toFixed(1), height: 6, ...unsure }));
    }
    y += 8;
  }
  for (const tick of document.querySelectorAll(".ct-axis text")) {
    const x = MARGIN + (Number.parseFloat(tick.getAttribute("x")) / 100) * ROOM;
    const anchor = tick.getAttribute("text-anchor");
    svg.append(made("text", { x: x.toFixed(1), y: y + 14, "font-size": 12, fill: muted, "text-anchor": anchor }, tick.textContent));
  }
  y += GAP + 12;
  for (const each of foot) write(each, 13, { fill: muted });
  y += MARGIN - 8;
  for (const [key, value] of Object.entries({ width: WIDE, height: y, viewBox: `0 0 ${WIDE} ${y}` })) svg.setAttribute(key, value);
  return new XMLSerializer().serializeToString(svg);
}
