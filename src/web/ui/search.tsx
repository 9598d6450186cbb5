import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { eIdOf } from "../../core/model/article-address.ts";
import type { Localized } from "../../core/model/values.ts";
import type { SiteNames, SiteRecords } from "../../export/site/contract.ts";
import { pageOf } from "../../export/site/page-of.ts";
import { type Reading, useReading } from "../context.ts";
import { fitting, wordsOf } from "../find.ts";

interface Found {
  readonly key: string;
  readonly name: string;
  readonly lang: string;
  readonly kind: string;
  readonly words: readonly string[];
  open(): void;
}

/** Articles of acts of which something is asserted, each once. */
function articlesOf(
  records: SiteRecords | undefined,
): readonly { readonly ref: string; readonly article: string; readonly name: Localized }[] {
  const articles = new Map<string, { readonly ref: string; readonly article: string; readonly name: Localized }>();
  for (const { record: ref, article } of Object.values(records?.assertions ?? {})) {
    const record = records?.records[ref];
    if (article !== undefined && record !== undefined) articles.set(`${ref}#${article}`, { ref, article, name: record.name });
  }
  return [...articles.values()];
}

/** All that can be found, with what happens when it is chosen. */
function everything(
  { model, say, text, set, go, data }: Reading,
  records: SiteRecords | undefined,
  names: SiteNames | undefined,
): readonly Found[] {
  const entry = (
    key: string,
    name: Readonly<Record<string, string>>,
    kind: string,
    open: () => void,
    more: readonly string[] = [],
  ): Found => {
    const shown = text(name);
    const other = Object.values(names?.[key] ?? {});
    return { key, name: shown.text, lang: shown.lang, kind, words: wordsOf([...Object.values(name), ...other, ...more].join(" ")), open };
  };
  const { atlas } = model;
  return [
    ...atlas.places.map((place) =>
      entry(
        `places/${place.id}`,
        place.name,
        "place",
        () => {
          set({ sel: `places/${place.id}`, step: undefined });
          go({ lat: place.at[1], lon: place.at[0], zoom: 8 });
        },
        place.names?.map((name) => name.text),
      ),
    ),
    ...atlas.territories.map((territory) =>
      entry(`territories/${territory.id}`, territory.name, "territory", () => set({ sel: `territories/${territory.id}`, step: undefined })),
    ),
    ...atlas.polities.map((polity) =>
      entry(`polities/${polity.id}`, polity.name, "polity", () =>
        location.assign(new URL(pageOf({ collection: "polities", id: polity.id }), data.root)),
      ),
    ),
    ...atlas.events
      .filter((event) => event.stage === undefined || event.stage === "signed" || event.stage === "issued")
      .map((event) =>
        entry(`${event.ref}@${event.earliest}`, event.name, event.ref.startsWith("events/") ? "event" : "act", () =>
          set({ sel: event.ref, day: event.earliest, asked: undefined, step: undefined }),
        ),
      ),
    ...articlesOf(records).map(({ ref, article, name }) =>
      entry(
        `${ref}#${article}`,
        Object.fromEntries(Object.entries(name).map(([lang, title]) => [lang, `${title}, ${say("article", { article })}`])),
        "act",
        () => location.assign(`${new URL(records?.records[ref]?.page ?? "", data.root).href}#${encodeURIComponent(eIdOf(article))}`),
      ),
    ),
    ...Object.entries(records?.sources ?? {}).map(([id, source]) =>
      entry(`sources/${id}`, source.title, "source", () => location.assign(new URL(pageOf({ collection: "sources", id }), data.root))),
    ),
  ];
}

/** Finds places, lands, events and acts by their names in any language. */
export function Search({ onClose }: { onClose(): void }) {
  const reading = useReading();
  const { model, say, set, data, text, go } = reading;
  const [typed, setTyped] = useState("");
  const [records, setRecords] = useState<SiteRecords>();
  const [names, setNames] = useState<SiteNames>();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    void data.records().then(setRecords);
    void data.names().then(setNames);
  }, [data]);
  const all = useMemo(() => everything(reading, records, names), [model, records, names, text, set, go, data]);
  const words = wordsOf(typed);
  const found = useMemo(
    () =>
      words.length === 0
        ? []
        : all
            .flatMap((one, i) => {
              const how = fitting(words, one.words);
              return how === undefined ? [] : [{ one, how, i }];
            })
            .sort((a, b) => a.how - b.how || a.i - b.i)
            .slice(0, 30)
            .map(({ one }) => one),
    [all, typed],
  );
  const choose = (one: Found): void => {
    one.open();
    dialog.current?.close();
    // whoever came by key goes on reading where it opened
    setTimeout(() => document.querySelector<HTMLElement>(".dossier h2")?.focus({ preventScroll: true }), 50);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; on the keyboard Escape does
    <dialog ref={dialog} class="search" onClose={onClose} onClick={(event) => event.target === dialog.current && dialog.current?.close()}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (found[0] === undefined) dialog.current?.close();
          else choose(found[0]);
        }}
      >
        <input
          type="search"
          aria-label={say("search")}
          placeholder={say("search.placeholder")}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          autoFocus
        />
        <button type="button" class="tool" onClick={() => dialog.current?.close()}>
          {say("panel.close")}
        </button>
      </form>
      <ul class="plain" aria-live="polite">
        {found.map((one) => (
          <li key={one.key}>
            <button type="button" class="hit" onClick={() => choose(one)}>
              <span lang={one.lang === "und" ? undefined : one.lang} dir="auto">
                {one.name}
              </span>{" "}
              <small>{say(one.kind)}</small>
            </button>
          </li>
        ))}
        {words.length > 0 && found.length === 0 && <li class="quiet">{say("search.none", { text: typed })}</li>}
      </ul>
    </dialog>
  );
}
