import MiniSearch from "minisearch";
import type { Localized } from "../core/model/values.ts";
import { textIn } from "../export/site/text-in.ts";
import { speaker } from "../export/site/words.ts";
import { SiteData } from "./data.ts";
import { plain } from "./find.ts";

interface Found {
  readonly id: number;
  readonly page: string;
  readonly kind: string;
  readonly name: Localized;
  readonly text: string;
  /** what it is a part of, where that says more than its kind */
  readonly within?: string;
}

/** Brings the search page to life: an index over names in all languages and texts, made in the browser. */
async function start(box: HTMLElement): Promise<void> {
  const root = new URL(box.dataset["root"] ?? "../", location.href).href;
  const lang = box.dataset["lang"] ?? "en";
  const data = new SiteData(root, box.dataset["version"] ?? "");
  const [messages, english, index] = await Promise.all([
    data.messages(lang),
    data.messages("en"),
    data.search() as Promise<{ documents: readonly Found[]; languages: readonly string[] }>,
  ]);
  const say = speaker(messages, english);
  const engine = new MiniSearch<{ id: number; names: string; text: string }>({
    fields: ["names", "text"],
    processTerm: plain,
    searchOptions: { prefix: true, fuzzy: (term) => (term.length > 4 ? 0.2 : false), boost: { names: 4 }, combineWith: "AND" },
  });
  engine.addAll(index.documents.map(({ id, name, text }) => ({ id, names: Object.values(name).join(" "), text })));
  const label = document.createElement("label");
  label.textContent = box.dataset["label"] ?? say("page.search.intro");
  const field = document.createElement("input");
  field.type = "search";
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  label.append(field);
  const list = document.createElement("ul");
  list.setAttribute("aria-live", "polite");
  box.replaceChildren(label, list);
  const show = (): void => {
    const words = field.value.trim();
    const hits = words === "" ? [] : engine.search(words).slice(0, 60);
    const items = hits.map((hit) => {
      const found = index.documents[hit.id as number] as Found;
      const name = textIn(found.name, lang, index.languages);
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `${root}${box.dataset["prefix"] ?? ""}${found.page}`;
      link.textContent = name.text;
      link.dir = "auto";
      if (name.lang !== "und") link.lang = name.lang;
      const kind = document.createElement("small");
      kind.textContent = ` ${found.within ?? say(`pages.${found.kind}`)}`;
      item.append(link, kind);
      return item;
    });
    if (words !== "" && items.length === 0) {
      const none = document.createElement("li");
      none.textContent = say("search.none", { text: words });
      items.push(none);
    }
    list.replaceChildren(...items);
  };
  field.addEventListener("input", () => {
    show();
    history.replaceState(null, "", field.value === "" ? location.pathname : `?q=${encodeURIComponent(field.value)}`);
  });
  show();
  field.focus();
}

const box = document.getElementById("search");
if (box !== null) void start(box);
