"use strict";

/* The map: marks that keep their size, kinds of events that are shown or not, and keys. */

function map() {
  const svg = one("svg.map");
  if (!svg) return;
  const places = all(".place", svg).reverse();
  const spots = places.map((place) => [Number(place.dataset.x), Number(place.dataset.y)]);
  const tops = places.map((place) => -Number(one(".label", place).getAttribute("y")) - 4);
  const picture = new Picture(svg);
  picture.tell(".place");
  picture.walk(places, spots);
  const draw = () => {
    places.forEach((place, n) => place.setAttribute("transform", `translate(${spots[n]}) scale(${picture.scale})`));
    picture.label(places, spots, (n) => tops[n]);
  };
  svg.addEventListener("scaled", draw);
  draw();

  const boxes = all(".layers input");
  for (const box of boxes) {
    box.addEventListener("change", () => {
      const chosen = boxes.filter((each) => each.checked).map((each) => each.value);
      for (const place of places) {
        const marks = all("path", place);
        for (const mark of marks) mark.classList.toggle("off", !chosen.includes(mark.dataset.quad));
        place.classList.toggle("off", marks.every((mark) => mark.classList.contains("off")));
      }
      const address = new URL(location);
      address.searchParams.delete("quad");
      if (chosen.length < boxes.length) for (const each of chosen) address.searchParams.append("quad", each);
      history.replaceState(null, "", address);
      draw();
    });
  }
}

map();
