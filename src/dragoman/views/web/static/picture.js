"use strict";

/* A picture that is made larger, smaller and moved: by wheel, buttons, keys and drag. What is drawn on it asks `scale`
   how many units a pixel has, and is told by the event "scaled" when that changes. */

class Picture {
  constructor(svg) {
    this.svg = svg;
    this.figure = svg.closest("figure");
    svg.classList.add("live");
    svg.setAttribute("tabindex", "0");
    const box = svg.viewBox.baseVal;
    this.part = { x: box.x, y: box.y, width: box.width, height: box.height };
    const [x, y, width, height] = svg.dataset.whole?.split(" ").map(Number) ?? Object.values(this.part);
    this.whole = { x, y, width, height };
    this.reshape();
    this.view = { ...this.part };
    this.listen();
    new ResizeObserver(() => this.show()).observe(svg);
  }

  /** Let the part that is shown first have the shape of the room that it has, as far as there is more to show. */
  reshape() {
    const { width, height } = this.svg.getBoundingClientRect(), { part, whole } = this;
    const tall = Math.min(Math.max(part.height, (part.width * height) / width), whole.height);
    part.y = Math.min(Math.max(part.y - (tall - part.height) / 2, whole.y), whole.y + whole.height - tall);
    part.height = tall;
  }

  /** Units of the picture for one pixel. */
  get scale() {
    const { width, height } = this.svg.getBoundingClientRect();
    return width ? Math.max(this.view.width / width, this.view.height / height) : 1;
  }

  /** How large a mark is drawn: smaller where there is little room. */
  get size() {
    return this.svg.clientWidth < 640 ? 0.7 : 1;
  }

  /** Where a pixel of the window is, in the picture's units. */
  at(event) {
    const matrix = this.svg.getScreenCTM();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return [point.x, point.y];
  }

  /** Make the view `by` times as large, the point staying where it is; false where it is whole already. */
  zoom(by, x = this.view.x + this.view.width / 2, y = this.view.y + this.view.height / 2) {
    const width = Math.min(Math.max(this.view.width * by, this.whole.width / 40), this.whole.width);
    const ratio = width / this.view.width;
    if (ratio === 1) return false;
    const height = Math.min(this.view.height * ratio, this.whole.height);
    this.view = { x: x - (x - this.view.x) * ratio, y: y - (y - this.view.y) * (height / this.view.height), width, height };
    this.move(0, 0);
    return true;
  }

  /** Move the view by so many of its units; it never leaves the picture. */
  move(x, y) {
    const { view, whole } = this;
    view.x = Math.min(Math.max(view.x + x, whole.x), whole.x + whole.width - view.width);
    view.y = Math.min(Math.max(view.y + y, whole.y), whole.y + whole.height - view.height);
    this.show();
  }

  /** Show all of it, or a part of it. */
  fit(part = this.whole) {
    this.view = { ...part };
    this.show();
  }

  show() {
    const { x, y, width, height } = this.view;
    this.svg.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
    this.svg.dispatchEvent(new Event("scaled"));
  }

  listen() {
    const { svg } = this;
    const tools = one(".tools", this.figure);
    tools.hidden = false;
    tools.addEventListener("click", (event) => {
      const how = event.target.dataset.zoom;
      if (how === "in") this.zoom(1 / 1.5);
      if (how === "out") this.zoom(1.5);
      if (how === "fit") this.fit();
      if (how === "part") this.fit(this.part);
    });
    // at its smallest a picture lets the page scroll on
    svg.addEventListener("wheel", (event) => {
      if (this.zoom(Math.exp(Math.sign(event.deltaY) * 0.22), ...this.at(event))) event.preventDefault();
    }, { passive: false });
    svg.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const step = this.view.width / 10;
      const keys = { "+": () => this.zoom(1 / 1.5), "=": () => this.zoom(1 / 1.5), "-": () => this.zoom(1.5), 0: () => this.fit() };
      const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
      if (keys[event.key]) keys[event.key]();
      else if (event.target === svg && moves[event.key] && this.view.width < this.whole.width) this.move(...moves[event.key]);
      else return;
      event.preventDefault();
    });
    svg.addEventListener("pointerdown", (event) => {
      if (event.button || event.target.closest(".dot, .place") || event.pointerType === "touch" && this.view.width >= this.whole.width) return;
      this.drag(event, (x, y) => this.move(-x, -y));
    });
    // a drag is no click, and what is a link would otherwise be dragged away as one
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("click", (event) => {
      if (this.dragged) event.preventDefault();
      this.dragged = false;
    }, true);
  }

  /** Call `moved` with how far the pointer went, in units, until it is let go. */
  drag(event, moved) {
    let last = [event.clientX, event.clientY], gone = 0;
    this.dragged = false;
    const on = (next) => {
      if (next.pointerId !== event.pointerId) return;
      const [x, y] = [next.clientX - last[0], next.clientY - last[1]];
      gone += Math.hypot(x, y);
      if (gone < 4) return;
      last = [next.clientX, next.clientY];
      this.dragged = true;
      this.svg.classList.add("moving");
      moved(x * this.scale, y * this.scale);
    };
    const end = (next) => {
      if (next.pointerId !== event.pointerId) return;
      this.svg.classList.remove("moving");
      for (const name of ["pointerup", "pointercancel"]) removeEventListener(name, end);
      removeEventListener("pointermove", on);
    };
    addEventListener("pointermove", on);
    for (const name of ["pointerup", "pointercancel"]) addEventListener(name, end);
  }

  /** Labels that would stand on that of one before them stand below their mark, or wait until they are asked for.
      `names` hold the labels, `places` are in units; `size` gives the radius of a mark in pixels. */
  label(names, places, size) {
    const taken = [], scale = this.scale;
    names.forEach((name, n) => {
      if (name.classList.contains("off")) return;
      const text = one(".label", name);
      const half = (text.textContent.length * 6.4 * scale) / 2, x = places[n][0];
      const side = [-size(n) - 4, size(n) + 13].find((below) => {
        const y = places[n][1] + below * scale;
        return taken.every(([tx, ty, th]) => Math.abs(x - tx) > half + th || Math.abs(y - ty) > 13 * scale);
      });
      if (side !== undefined) taken.push([x, places[n][1] + side * scale, half]);
      text.setAttribute("y", side ?? -size(n) - 4);
      const { x: left, width } = this.whole;
      text.setAttribute("x", (Math.max(left + half - x, 0) - Math.max(x + half - left - width, 0)) / scale);
      name.classList.toggle("minor", side === undefined);
    });
  }

  /** One stop for the tabulator: from there arrows go on to the nearest mark, and with shift call `shift`. */
  walk(marks, places, shift) {
    const roam = (to) => marks.forEach((mark) => mark.setAttribute("tabindex", mark === to ? "0" : "-1"));
    roam(marks[0]);
    marks.forEach((mark, n) => {
      mark.addEventListener("focus", () => roam(mark));
      mark.addEventListener("keydown", (event) => {
        const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
        if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        if (event.shiftKey && shift) shift(n, way[0] * 15 * this.scale, way[1] * 15 * this.scale);
        else this.nearest(marks, places, n, way)?.focus();
      });
    });
  }

  /** The nearest mark in a direction: how far it is counts, and double how far aside. */
  nearest(marks, places, from, [dx, dy]) {
    let [best, least] = [null, Infinity];
    marks.forEach((mark, n) => {
      const [x, y] = [places[n][0] - places[from][0], places[n][1] - places[from][1]];
      const far = x * dx + y * dy + 2 * Math.abs(x * dy - y * dx);
      if (n !== from && x * dx + y * dy > 0 && !mark.classList.contains("off") && far < least) [best, least] = [mark, far];
    });
    return best;
  }

  /** Tell of what is pointed at or has the focus, below the picture. */
  tell(selector) {
    const telling = one(".telling", this.figure);
    const first = telling.textContent;
    const say = (event) => {
      const target = event.target.closest?.(selector);
      telling.textContent = target ? one("title", target).textContent : first;
    };
    for (const name of ["pointerover", "focusin"]) this.svg.addEventListener(name, say);
  }
}
