"use strict";

/* The page works without this: it adds what hovering, keys and waiting need. */

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function reading() {
  const root = one(".reading");
  if (!root) return;
  const text = one("#text"), panel = one("#panel"), peek = one("#peek");
  const entry = (id) => document.getElementById(id);
  const light = (id) => {
    for (const lit of all(".lit", root)) lit.classList.remove("lit");
    if (id) for (const each of all(`[data-r="${CSS.escape(id)}"]`, root)) each.classList.add("lit");
  };
  let picked = null;

  function pick(id, from) {
    picked = id;
    light(id);
    const shown = entry(id);
    peek.replaceChildren();
    if (!shown) return;
    const copy = shown.cloneNode(true);
    copy.removeAttribute("id");
    copy.removeAttribute("data-r");
    peek.append(copy);
    history.replaceState(null, "", `#${id}`);
    if (from !== "panel" && getComputedStyle(panel).position === "sticky") {
      panel.scrollTop += shown.getBoundingClientRect().top - panel.getBoundingClientRect().top - panel.clientHeight / 3;
    }
  }

  function to_text(id) {
    const mark = one(`#text [data-r="${CSS.escape(id)}"].m`);
    if (mark) mark.scrollIntoView({ block: "center" });
  }

  root.addEventListener("mouseover", (event) => {
    const over = event.target.closest("[data-r]");
    light(over ? over.dataset.r : picked);
  });
  root.addEventListener("focusin", (event) => {
    const over = event.target.closest(".entry[data-r]");
    if (over) light(over.dataset.r);
  });
  root.addEventListener("click", (event) => {
    const go = event.target.closest(".panel .go");
    if (go) {
      event.preventDefault();
      const id = go.closest(".entry").dataset.r;
      pick(id, "panel");
      to_text(id);
      return;
    }
    const mark = event.target.closest("#text [data-r]");
    if (mark && !event.target.closest("a") && !String(getSelection())) pick(mark.dataset.r, "text");
  });
  if (text) text.addEventListener("keydown", (event) => walk(event));
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = all(".go", panel).filter((link) => link.offsetParent);
    const at = links.indexOf(document.activeElement);
    const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at >= 0 && next) {
      event.preventDefault();
      next.focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    picked = null;
    light(null);
    for (const mark of all(".picked", text ?? root)) mark.classList.remove("picked");
    peek.replaceChildren();
  });

  function walk(event) {
    if (event.target !== text || event.altKey || event.ctrlKey || event.metaKey) return;
    const now = one(".picked", text);
    if (event.key === "Enter" && now) {
      const why = one(".why", entry(now.dataset.r) ?? text);
      if (why) location.assign(why.href);
      return;
    }
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    event.preventDefault();
    const marks = all(".m.first", text).filter((mark) => shown(mark));
    const at = marks.indexOf(now) + (event.key === "ArrowRight" ? 1 : -1);
    const next = marks[Math.min(Math.max(at, 0), marks.length - 1)];
    if (!next) return;
    if (now) now.classList.remove("picked");
    next.classList.add("picked");
    next.scrollIntoView({ block: "nearest" });
    pick(next.dataset.r, "text");
  }

  const boxes = all(".show input");
  const hidden = () => boxes.filter((box) => !box.checked).map((box) => box.value);
  function shown(mark) {
    const off = hidden();
    return ![...mark.classList, mark.dataset.certainty, mark.dataset.voice].some((name) => off.includes(name));
  }
  for (const box of boxes) {
    box.addEventListener("change", () => {
      const address = new URL(location);
      address.searchParams.set("hide", hidden().join(",") || "none");
      history.replaceState(null, "", address);
    });
  }
  if (matchMedia("(max-width: 58rem)").matches) one(".show").removeAttribute("open");
  const named = decodeURIComponent(location.hash.slice(1));
  if (named && entry(named)?.matches(".entry")) {
    const show = () => {
      pick(named, "text");
      to_text(named);
    };
    // the browser itself goes to the record in the list, once all is there
    if (document.readyState === "complete") show();
    else addEventListener("load", () => setTimeout(show));
  }
}

function waiting() {
  const shown = one(".progress");
  if (!shown) return;
  const bar = one("#bar"), words = one("#state");
  async function look() {
    const answer = await fetch(shown.dataset.state);
    const told = answer.ok ? await answer.json() : { done: true };
    if (told.done) return location.reload();
    if (told.of) {
      const within = Math.min(told.seconds / (told.about + 3), 0.95);
      bar.value = told.of > 1 ? Math.max(told.read / told.of, 0.02) : within;
      words.textContent = `${told.words} words, about ${told.about} seconds; ${told.read} of ${told.of} read.`;
    }
    setTimeout(look, 300);
  }
  look();
}

function dropping() {
  const drop = one("#drop"), file = one("#file");
  if (!drop) return;
  const over = (event, on) => {
    event.preventDefault();
    drop.classList.toggle("over", on);
  };
  addEventListener("dragover", (event) => over(event, true));
  addEventListener("dragleave", (event) => over(event, false));
  addEventListener("drop", (event) => {
    over(event, false);
    if (!event.dataTransfer.files.length) return;
    file.files = event.dataTransfer.files;
    file.form.requestSubmit();
  });
}

function remembering() {
  const fields = all("input.author");
  const typed = fields.map((field) => field.value).find(Boolean); // before this ran
  if (typed) localStorage.setItem("author", typed);
  for (const field of fields) {
    field.value = localStorage.getItem("author") ?? "";
    field.addEventListener("input", () => {
      localStorage.setItem("author", field.value);
      for (const other of fields) other.value = field.value;
    });
  }
}

function sliding() {
  const slide = one(".slide"), when = one(".when select");
  if (!slide) return;
  const signed = (value) => (value < 0 ? "" : "+") + value.toFixed(2);
  const place = (value) => `${50 + 46 * value}%`;
  function show(index) {
    when.selectedIndex = index < Number(slide.max) ? index + 1 : 0;
    slide.setAttribute("aria-valuetext", when.selectedOptions[0].text);
    for (const line of all(".stance")) {
      const told = JSON.parse(line.dataset.frames)[index];
      line.classList.toggle("silent", !told);
      one(".before", line)?.remove();
      one(".value", line).textContent = told ? signed(told[0]) : "–";
      const words = `${one(".who", line).textContent.trim()}: `;
      one(".scale", line).ariaLabel = words + (told ? `${signed(told[0])}, from ${signed(told[1])} to ${signed(told[2])}` : "nothing is told yet");
      if (!told) continue;
      const span = one(".span", line), point = one(".point", line);
      span.setAttribute("x1", place(told[1]));
      span.setAttribute("x2", place(told[2]));
      point.setAttribute(point.tagName === "circle" ? "cx" : "x", place(told[0]));
    }
    const address = new URL(location);
    if (when.value) address.searchParams.set("at", when.value);
    else address.searchParams.delete("at");
    history.replaceState(null, "", address);
  }
  slide.hidden = false;
  slide.setAttribute("aria-valuetext", when.selectedOptions[0].text);
  slide.addEventListener("input", () => show(Number(slide.value)));
  when.addEventListener("change", () => {
    slide.value = when.selectedIndex ? when.selectedIndex - 1 : slide.max;
    show(Number(slide.value));
  });
}

if (matchMedia("(max-width: 40rem)").matches && !one(".filter a")) one(".filters")?.removeAttribute("open");
reading();
waiting();
dropping();
remembering();
sliding();
