// What a page does beyond being read: names in another script, tables sorted, and the source of a value beside it.
// Without it every link still leads to the cell, and all that is said is on the page.
"use strict";

const byId = (id) => document.getElementById(id);
const island = byId("forms");
const forms = island ? JSON.parse(island.textContent) : {};

// Names in another script. A name the page has no form of stays as published.
const scriptSelect = byId("script");
const languages = { kk_cyrl: "kk-Cyrl", kk_latn: "kk-Latn", en: "en", ru: "ru" };

function showScript(script) {
  for (const element of document.querySelectorAll("[data-name]")) {
    element.dataset.published ??= element.textContent;
    const form = script && forms[element.dataset.name]?.[script];
    element.textContent = form || element.dataset.published;
    if (form) element.setAttribute("lang", languages[script]);
    else element.removeAttribute("lang");
  }
}

if (scriptSelect) {
  scriptSelect.addEventListener("change", () => showScript(scriptSelect.value));
  showScript(scriptSelect.value);
}

// Sorting: a heading is a button; numbers sort as numbers, what is empty comes last.
function sortBy(table, column, direction) {
  const key = (row) => row.children[column]?.dataset.value ?? "";
  const isNumber = table.tHead.rows[0].cells[column].classList.contains("number");
  const compare = (a, b) => {
    const [x, y] = [key(a), key(b)];
    if (!x || !y) return !x - !y;
    return direction * (isNumber ? x - y : x.localeCompare(y));
  };
  table.tBodies[0].append(...[...table.tBodies[0].rows].sort(compare));
}

for (const table of document.querySelectorAll("table.sortable")) {
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => {
      const isNumber = heading.classList.contains("number");
      const first = isNumber ? "descending" : "ascending";
      const other = isNumber ? "ascending" : "descending";
      const next = heading.getAttribute("aria-sort") === first ? other : first;
      for (const each of table.tHead.rows[0].cells) each.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", next);
      sortBy(table, column, next === "ascending" ? 1 : -1);
    });
  });
}

// The source of a value: the table it stands in with its cell marked, what is cited for it, what does not fit it.
const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });

function withoutIds(node) {
  const clone = node.cloneNode(true);
  for (const element of [clone, ...clone.querySelectorAll("[id]")]) element.removeAttribute("id");
  for (const element of clone.querySelectorAll("[tabindex], [role], [aria-label]")) {
    if (element.tagName !== "A") for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
  }
  return clone;
}

function citedFor(target) {
  const numbers = (element) => (element?.dataset.refs ?? "").split(" ").filter(Boolean);
  const inRow = (row) => [...new Set([...(row?.children ?? [])].flatMap(numbers))];
  const choices = [
    ["Cited here", numbers(target)],
    ["Cited in this row", inRow(target.closest("tr"))],
    ["Cited in this table", numbers(target.closest("figure.grid"))],
  ];
  return choices.find(([, found]) => found.length) ?? ["", []];
}

function fill(box, id) {
  const target = byId(id);
  if (!target) return false;
  const figure = target.closest("figure.grid");
  const title = make("h2", target.closest("li") ? "Reference" : "In the text");
  if (figure) title.replaceChildren(...withoutIds(figure.querySelector("figcaption")).childNodes);
  if (dialog.contains(box)) title.id = "source-title";
  box.replaceChildren(title);
  if (figure) {
    target.classList.add("here");
    const picture = withoutIds(figure.querySelector(".scroll"));
    target.classList.remove("here");
    picture.classList.add("grid");
    box.append(picture);
  } else {
    box.append(withoutIds(target));
  }
  const [heading, numbers] = citedFor(target);
  const entries = numbers.map((number) => byId(`ref-${number}`)).filter(Boolean);
  if (entries.length) {
    const list = document.createElement("ol");
    list.append(...entries.map(withoutIds));
    box.append(make("h3", heading), list);
  } else if (figure) {
    box.append(make("p", "The article cites nothing for this."));
  }
  const findings = [...document.querySelectorAll("[data-sources]")].filter((each) => each.dataset.sources.split(" ").includes(id));
  if (findings.length) {
    const list = document.createElement("ul");
    list.className = "beside";
    list.append(...findings.map(withoutIds));
    box.append(make("h3", "What does not fit"), list);
  }
  return true;
}

function bringIntoView(box) {
  const scroller = box.querySelector(".scroll");
  const here = box.querySelector(".here");
  if (!scroller || !here) return;
  scroller.scrollTop = here.offsetTop - scroller.clientHeight / 2;
  scroller.scrollLeft = here.offsetLeft - scroller.clientWidth / 2;
}

const peek = byId("peek");
const dialog = byId("source");
const sourceOf = (event) => event.target.closest?.(".value, .chart a");
const idOf = (link) => decodeURIComponent((link.getAttribute("href") ?? "").slice(1));
let timer;

function showPeek(link) {
  if (!fill(peek, idOf(link))) return;
  peek.showPopover();
  const at = link.getBoundingClientRect();
  const own = peek.getBoundingClientRect();
  const below = at.bottom + 8 + own.height < innerHeight;
  peek.style.left = `${Math.max(8, Math.min(at.left, innerWidth - own.width - 8))}px`;
  peek.style.top = `${below ? at.bottom + 8 : Math.max(8, at.top - own.height - 8)}px`;
  bringIntoView(peek);
}

function later(what, milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(what, milliseconds);
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse" || dialog.open) return;
  const link = sourceOf(event);
  if (link && !peek.contains(link)) later(() => showPeek(link), 200);
  else if (peek.contains(event.target)) clearTimeout(timer);
  else if (peek.matches(":popover-open")) later(() => peek.hidePopover(), 250);
  else clearTimeout(timer);
});

document.addEventListener("click", (event) => {
  const link = sourceOf(event);
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  clearTimeout(timer);
  if (!fill(dialog.querySelector("div"), idOf(link))) return;
  event.preventDefault();
  if (peek.matches(":popover-open")) peek.hidePopover();
  if (!dialog.open) dialog.showModal();
  bringIntoView(dialog);
});

dialog.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (event.target === dialog || (link && !sourceOf(event))) dialog.close();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && peek.matches(":popover-open")) peek.hidePopover();
});

// A link into text that is folded away opens it.
function openTarget() {
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  target?.closest("details")?.setAttribute("open", "");
}

addEventListener("hashchange", openTarget);
openTarget();
