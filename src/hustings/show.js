"use strict";
const tip = document.getElementById("tip");
const marks = [...document.querySelectorAll("mark")];
const card = (mark) => document.getElementById("claim-" + mark.dataset.claim);
const on = (mark) => !mark.classList.contains("off");

function claimsAt(node) {
  const found = [];
  for (let at = node.closest("mark"); at; at = at.parentElement.closest("mark")) if (on(at)) found.push(at);
  return found;
}

function light(ids) {
  for (const mark of marks) mark.classList.toggle("on", ids.includes(mark.dataset.claim));
}

function showTip(node) {
  const found = claimsAt(node);
  tip.hidden = found.length === 0;
  light(found.map((mark) => mark.dataset.claim));
  if (tip.hidden) return;
  tip.replaceChildren(...found.map((mark) => {
    const section = document.createElement("section");
    section.style.setProperty("--h", mark.style.getPropertyValue("--h"));
    const title = document.createElement("p");
    title.append(card(mark).querySelector("b").cloneNode(true));
    section.append(title, card(mark).querySelector(".facts").cloneNode(true));
    return section;
  }));
  const box = found[0].getClientRects()[0];
  tip.style.left = Math.max(8, Math.min(box.left, innerWidth - tip.offsetWidth - 8)) + scrollX + "px";
  const below = box.bottom + 10;
  const fits = below + tip.offsetHeight < innerHeight;
  tip.style.top = Math.max(8, fits ? below : box.top - tip.offsetHeight - 8) + scrollY + "px";
}

function hideTip() {
  tip.hidden = true;
  light([...document.querySelectorAll("details[open]:not([hidden])")].map((open) => open.dataset.claim));
}

function open(node) {
  const found = claimsAt(node);
  if (found.length === 0) return;
  for (const mark of found) card(mark).open = true;
  card(found[0]).scrollIntoView({ block: "nearest" });
}

for (const mark of marks) {
  mark.addEventListener("mouseenter", () => showTip(mark));
  mark.addEventListener("mouseleave", (event) => {
    const to = event.relatedTarget instanceof Element ? event.relatedTarget.closest("mark") : null;
    if (to) showTip(to); else hideTip();
  });
  mark.addEventListener("focus", () => showTip(mark));
  mark.addEventListener("blur", hideTip);
  mark.addEventListener("click", (event) => { event.stopPropagation(); open(event.target); });
  mark.addEventListener("keydown", (event) => {
    if (event.target !== mark || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    open(mark);
  });
}

for (const details of document.querySelectorAll("details")) {
  details.querySelector("summary").addEventListener("click", () => {
    const first = marks.find((mark) => mark.dataset.claim === details.dataset.claim);
    if (first && !details.open) first.scrollIntoView({ block: "center" });
  });
  details.addEventListener("toggle", hideTip);
  details.addEventListener("mouseenter", () => light([details.dataset.claim]));
  details.addEventListener("mouseleave", hideTip);
}

const boxes = [...document.querySelectorAll(".filter input")];

function filter() {
  const shown = boxes.filter((box) => box.checked).map((box) => box.value);
  for (const details of document.querySelectorAll("details")) details.hidden = !shown.includes(details.dataset.type);
  for (const mark of marks) {
    const off = card(mark).hidden;
    mark.classList.toggle("off", off);
    if (mark.hasAttribute("tabindex")) mark.tabIndex = off ? -1 : 0;
  }
  hideTip();
}

for (const box of boxes) box.addEventListener("change", filter);
for (const button of document.querySelectorAll("fieldset button")) {
  button.addEventListener("click", () => {
    for (const box of boxes) box.checked = button.value === "all";
    filter();
  });
}
if (boxes.length) filter(); // a page that is gone back to keeps its boxes

document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideTip(); });
