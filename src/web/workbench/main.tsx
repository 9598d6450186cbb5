import "./workbench.css";
import { render } from "preact";
import type { Messages } from "../../export/site/words.ts";
import { Api } from "./api.ts";
import english from "./messages/en.json";
import { App } from "./workbench.tsx";

const SPOKEN: Readonly<Record<string, { readonly name: string; messages(): Promise<Messages> }>> = {
  en: { name: "English", messages: async () => english },
  lt: { name: "Lietuvių", messages: async () => (await import("./messages/lt.json")).default },
  pl: { name: "Polski", messages: async () => (await import("./messages/pl.json")).default },
};
const LANGUAGE = "dejure-workbench-language";

/** Starts the workbench; `#bench` holds what the server knows its own page by. */
async function start(root: HTMLElement, lang: string): Promise<void> {
  const spoken = SPOKEN[lang] ?? SPOKEN["en"];
  const api = new Api(root.dataset["token"] ?? "");
  const messages = (await spoken?.messages().catch(() => english)) ?? english;
  render(
    <App
      api={api}
      messages={messages}
      english={english}
      lang={lang}
      interfaces={Object.entries(SPOKEN).map(([tag, { name }]) => ({ tag, name }))}
      speak={(next) => {
        localStorage.setItem(LANGUAGE, next);
        void start(root, next);
      }}
    />,
    root,
  );
}

const root = document.getElementById("bench");
const wanted = [localStorage.getItem(LANGUAGE), ...navigator.languages.map((tag) => tag.split("-")[0])];
const first = wanted.find((tag) => tag !== null && tag !== undefined && Object.hasOwn(SPOKEN, tag)) ?? "en";
if (root !== null) void start(root, first);
