"use strict";

/* The network: actors that are dragged, layers and a span of time that are shown or not, and keys. The lines are drawn
   by the same rules as in network_drawn.py. */

function network() {
  const svg = one("svg.net"), form = one("#ask");
  if (!svg) return;
  const dots = all(".dot", svg), lines = all(".line", svg);
  const names = all(".name", svg), radii = dots.map((dot) => Number(one("circle", dot).getAttribute("r")));
  const places = dots.map((dot) => [Number(dot.dataset.x), Number(dot.dataset.y)]);
  const ends = (line) => [Number(line.dataset.one), Number(line.dataset.other)];
  const touching = dots.map((_, n) => lines.filter((line) => ends(line).includes(n)));

  reshape();
  const picture = new Picture(svg);
  picture.tell(".dot, .line");
  svg.addEventListener("scaled", draw);
  draw();

  /** Let the picture have the shape of the room that it has, as on a phone. */
  function reshape() {
    svg.classList.add("live");
    const room = svg.getBoundingClientRect(), box = svg.viewBox.baseVal;
    if (!room.width) return;
    const height = (box.width * room.height) / room.width;
    const [margin, least] = [(40 * box.width) / room.width, 50];
    for (const place of places) place[1] = margin + ((place[1] - least) * (height - 2 * margin)) / (box.height - 2 * least);
    if (room.width < 640) {
      for (const place of places) place[0] = margin + ((place[0] - least) * (box.width - 2 * margin)) / (box.width - 2 * least);
    }
    svg.setAttribute("viewBox", `0 0 ${box.width} ${height}`);
  }

  function draw() {
    const scale = picture.scale;
    dots.forEach((_, n) => put(n));
    for (const line of lines) trace(line, scale);
    picture.label(names, places, (n) => radii[n] * picture.size);
  }

  function put(n) {
    dots[n].setAttribute("transform", `translate(${places[n]}) scale(${picture.scale * picture.size})`);
    names[n].setAttribute("transform", `translate(${places[n]}) scale(${picture.scale})`);
  }

  function trace(line, scale) {
    const [[ax, ay], [bx, by]] = ends(line).map((n) => places[n]);
    const bend = Number(line.dataset.bend);
    const x = (ax + bx) / 2 - (by - ay) * bend, y = (ay + by) / 2 + (bx - ax) * bend;
    for (const path of all(":scope > path", line)) path.setAttribute("d", `M${ax} ${ay}Q${x} ${y} ${bx} ${by}`);
    const middle = `translate(${(ax + 2 * x + bx) / 4} ${(ay + 2 * y + by) / 4}) scale(${scale * picture.size})`;
    const angle = (Math.atan2(by - ay, bx - ax) * 180) / Math.PI;
    for (const mark of all(":scope > .mark", line)) {
      mark.setAttribute("transform", mark.classList.contains("badge") ? middle : `${middle} rotate(${angle})`);
    }
  }

  /** Light what is pointed at, with what it touches, and set back the rest. */
  function light(target) {
    const n = dots.indexOf(target);
    const lit = n >= 0 ? touching[n] : target ? [target] : [];
    const near = new Set(lit.flatMap(ends).concat(n >= 0 ? [n] : []));
    for (const line of lines) {
      line.classList.toggle("lit", lit.includes(line));
      line.classList.toggle("dim-out", Boolean(target) && !lit.includes(line));
    }
    dots.forEach((dot, each) => {
      names[each].classList.toggle("lit", near.has(each));
      for (const part of [dot, names[each]]) part.classList.toggle("dim-out", Boolean(target) && !near.has(each));
    });
  }
  for (const name of ["pointerover", "focusin"]) {
    svg.addEventListener(name, (event) => light(event.target.closest(".dot, .line")));
  }
  for (const name of ["pointerleave", "focusout"]) svg.addEventListener(name, () => light(null));

  function shift(n, x, y) {
    places[n] = [places[n][0] + x, places[n][1] + y];
    put(n);
    for (const line of touching[n]) trace(line, picture.scale);
  }
  dots.forEach((dot, n) => {
    dot.addEventListener("pointerdown", (event) => {
      if (!event.button) picture.drag(event, (x, y) => shift(n, x, y));
    });
  });
  picture.walk(dots, places, shift);

  const boxes = all(".layers input"), span = one(".window");
  let months = null;

  /** Show the lines of the layers and months that are chosen, and the actors that these leave. */
  function choose() {
    const chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const left = new Set();
    for (const line of lines) {
      const { layer, first, last } = line.dataset;
      const within = !months || !first || (Number(last) >= months[0] && Number(first) <= months[1]);
      line.classList.toggle("off", !chosen.has(layer) || !within);
      if (!line.classList.contains("off")) for (const n of ends(line)) left.add(n);
    }
    dots.forEach((dot, n) => [dot, names[n]].forEach((part) => part.classList.toggle("off", !left.has(n))));
    picture.label(names, places, (n) => radii[n] * picture.size);
  }
  for (const box of boxes) {
    box.addEventListener("change", () => {
      choose();
      const address = new URL(location);
      address.searchParams.delete("layer");
      const chosen = boxes.filter((each) => each.checked);
      if (chosen.length < boxes.length) for (const each of chosen) address.searchParams.append("layer", each.value);
      history.replaceState(null, "", address);
    });
  }

  if (span) {
    const [first, last] = [span.dataset.first, span.dataset.last].map(month);
    const [from, to] = [one("#from"), one("#to")], told = one("#span");
    const typed = { from: form.elements.since, to: form.elements.until };
    for (const range of [from, to]) [range.min, range.max] = [first, last];
    from.value = typed.from.value ? month(typed.from.value) : first;
    to.value = typed.to.value ? month(typed.to.value) : last;
    span.hidden = last <= first;
    const say = () => (told.textContent = `${written(from.value)} to ${written(to.value)}`);
    say();
    const move = (range) => {
      if (Number(from.value) > Number(to.value)) (range === from ? to : from).value = range.value;
      say();
      months = [Number(from.value), Number(to.value)];
      choose();
    };
    for (const range of [from, to]) {
      range.addEventListener("input", () => move(range));
      range.addEventListener("change", () => {
        typed.from.value = Number(from.value) > first ? written(from.value) : "";
        typed.to.value = Number(to.value) < last ? written(to.value) : "";
        form.requestSubmit();
      });
    }
  }

  function month(day) {
    const [year, number] = day.split("-").map(Number);
    return year * 12 + (number || 1) - 1;
  }

  function written(value) {
    return `${Math.floor(value / 12)}-${String((value % 12) + 1).padStart(2, "0")}`;
  }
}

/* An address with every empty field is no address to send to anybody. */
one("#ask")?.addEventListener("submit", (event) => {
  const boxes = all("input[name=layer]", event.target);
  const every = boxes.every((box) => box.checked);
  for (const field of [...event.target.elements]) {
    if (field.name && (!field.value || (field.name === "layer" && every))) field.disabled = true;
  }
});
addEventListener("pageshow", () => {
  for (const field of one("#ask")?.elements ?? []) field.disabled = false;
});

network();
