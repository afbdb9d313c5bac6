"use strict";
(() => {
  const cards = [...document.querySelectorAll("details.card")];
  const form = document.getElementById("filters");
  const words = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));

  const value = (name) => document.getElementById(name).value;
  const has = (card, name, wanted) => !wanted || card.dataset[name].split("|").includes(wanted);

  function filter() {
    const sought = value("search").toLowerCase().split(/\s+/).filter(Boolean);
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const surface = value("filter-surface");
    const tracker = value("filter-tracker");
    const rule = value("filter-rule");
    let shown = 0;
    for (const card of cards) {
      card.hidden = !(
        severities.has(card.dataset.severity) &&
        has(card, "surface", surface) &&
        (!tracker || card.dataset.tracker === tracker) &&
        (!rule || card.dataset.rule === rule) &&
        sought.every((word) => words.get(card).includes(word))
      );
      shown += card.hidden ? 0 : 1;
    }
    document.getElementById("shown").textContent = `${shown} of ${cards.length} shown`;
  }

  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) {
      form.reset();
      filter();
    }
    if (target.tagName === "DETAILS") target.open = true;
    target.scrollIntoView();
  }

  const openAll = (open) => cards.forEach((card) => { if (!card.hidden) card.open = open; });

  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    document.getElementById("open").addEventListener("click", () => openAll(true));
    document.getElementById("close").addEventListener("click", () => openAll(false));
    filter();
  }
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) follow();
  });
  follow();
})();
