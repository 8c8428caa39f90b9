"use strict";

/* The table works without this: it adds a slider to each number, which moves with it. */

for (const input of document.querySelectorAll("input[data-slider]")) {
  const slider = document.createElement("input"), most = Number(input.dataset.slider);
  slider.type = "range";
  slider.min = "0";
  slider.max = String(most);
  slider.step = String(most / 100);
  slider.setAttribute("aria-label", `${input.labels[0]?.textContent ?? input.getAttribute("aria-label")}, as a slider`);
  const follow = () => { slider.value = input.value === "" ? "0" : input.value; };
  follow();
  input.addEventListener("input", follow);
  slider.addEventListener("input", () => { input.value = slider.value; });
  input.after(slider);
}
