/** The script of the review page: keeps what is decided, and saves it as a file for `dejure draft --accept`. It makes no markup. */
export const REVIEW_SCRIPT = `"use strict";
const form = document.querySelector("form");
const source = form.dataset.source;
const key = "dejure-draft:" + source;
const cards = [...form.querySelectorAll("article[data-id]")];
const verdictOf = (card) => { const chosen = card.querySelector("input:checked"); return chosen ? chosen.value : ""; };
const wordsOf = (card) => card.querySelector("textarea");
const decided = () => cards.filter((card) => verdictOf(card) !== "").map((card) => {
  const { collection, id } = card.dataset;
  const words = wordsOf(card);
  const verdict = verdictOf(card);
  return verdict === "accept" && words.value !== words.defaultValue ? { collection, id, verdict, record: words.value } : { collection, id, verdict };
});
const tell = () => {
  const all = decided();
  const accepted = all.filter(({ verdict }) => verdict === "accept").length;
  form.querySelector("output").textContent = accepted + " accepted, " + (all.length - accepted) + " refused, " + (cards.length - all.length) + " left";
};
try {
  const kept = JSON.parse(localStorage.getItem(key) || "[]");
  for (const { collection, id, verdict, record } of kept) {
    const card = cards.find((each) => each.dataset.id === id && each.dataset.collection === collection);
    const input = card && [...card.querySelectorAll("input")].find((each) => each.value === verdict);
    if (!input) continue;
    input.checked = true;
    if (typeof record === "string") wordsOf(card).value = record;
  }
} catch { /* nothing was kept, or nothing may be */ }
form.addEventListener("input", () => {
  tell();
  try { localStorage.setItem(key, JSON.stringify(decided())); } catch { /* as above */ }
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify({ source, decisions: decided() }, null, 1)], { type: "application/json" }));
  link.download = source.split("/").pop() + "-decisions.json";
  link.click();
});
form.querySelector("fieldset").disabled = false;
tell();
`;

/** The digest by which the page's policy allows this script and no other; a test holds it to the text above. */
export const REVIEW_SCRIPT_DIGEST = "sha256-DGXLhSOxfWfNei7Rwl3V2991BvNvsCJqVgyMB8lj114=";
