import { partIn, partOf } from "../../core/link/parts.ts";
import { eIdOf } from "../../core/model/article-address.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { AnyAuthored } from "../../core/model/authored.ts";
import type { Diagnostic } from "../../core/model/diagnostic.ts";
import type { CollectionName } from "../../core/model/field.ts";
import type { Citation, DateExpression, Localized, Quantity, Sourced } from "../../core/model/values.ts";
import type { Resolver } from "../../core/resolve/resolver.ts";
import { parseDate } from "../../core/time/edtf.ts";
import type { HistoricalDate } from "../../core/time/historical-date.ts";
import { spokenDate, spokenDay } from "../../core/time/plain-words.ts";
import { writtenDate } from "../../core/time/written-date.ts";
import { directionOf } from "../../export/site/direction.ts";
import { effectAnchor, pageOf, pageOfAssertion } from "../../export/site/page-of.ts";
import { textIn } from "../../export/site/text-in.ts";
import { isolated, isolating, type Say } from "../../export/site/words.ts";
import type { MapData } from "../data/map-data.ts";
import { assertorName, nameOf } from "../data/record-names.ts";
import { shortSource } from "../data/site-records.ts";
import type { Draw } from "../preview.tsx";
import type { DataFile } from "../publish.ts";

/** Names of the bundled files, relative to the site's root. */
export interface Assets {
  readonly script?: string | undefined;
  /** script that says, before anything is seen, whether the map's drawing shows what the address asks for */
  readonly early?: string | undefined;
  /** scripts that the map's own one loads */
  readonly mapScripts: readonly string[];
  readonly search?: string | undefined;
  readonly mapStyles: readonly string[];
  readonly pageStyles: readonly string[];
}

/** What all pages of one site are made from. */
export interface Site {
  readonly atlas: Atlas;
  readonly resolver: Resolver | undefined;
  readonly data: MapData;
  readonly diagnostics: readonly Diagnostic[];
  readonly assets: Assets;
  /** languages of the interface: tag and own name; the first one has its pages at the root */
  readonly languages: readonly { readonly tag: string; readonly name: string; readonly say: Say }[];
  readonly baseUrl: string | undefined;
  /** path of the root on its host, as far as that is known */
  readonly basePath: string;
  /** files of the whole atlas in other formats, where they were written beside it */
  readonly dataFiles: readonly DataFile[];
  /** image file of the atlas, relative to the site's root */
  readonly logo?: string | undefined;
  /** draws the pictures of link previews; without it pages have none */
  readonly draw?: Draw | undefined;
  /** changes whenever the data change */
  readonly version: string;
}

/** Address of the root of the site, with its closing slash; undefined where it is not known. */
export const rootAddress = ({ baseUrl }: Pick<Site, "baseUrl">): string | undefined => baseUrl?.replace(/\/?$/, "/");

/** One page in one language: how it says things and where its links lead. */
export class Page {
  readonly site: Site;
  readonly lang: string;
  readonly say: Say;
  /** folder of the page below its language's root, such as `treaties/moscow-1920/` */
  readonly path: string;

  readonly #root: string | undefined;
  readonly #rtl: boolean;

  /** `root`: way to the site's root, for a page that is shown at addresses other than its own. */
  constructor(site: Site, lang: string, path: string, root?: string) {
    this.#root = root;
    this.site = site;
    this.lang = lang;
    this.path = path;
    const { say } = site.languages.find((one) => one.tag === lang) ?? (site.languages[0] as Site["languages"][number]);
    this.#rtl = directionOf(lang) === "rtl";
    this.say = this.#rtl ? isolating(say) : say;
  }

  /** Folder of a language's pages below the site's root. */
  prefix(lang = this.lang): string {
    return lang === this.site.languages[0]?.tag ? "" : `${lang}/`;
  }

  /** Way from this page to the site's root. */
  get root(): string {
    if (this.#root !== undefined) return this.#root;
    const depth = (this.prefix() + this.path).split("/").length - 1;
    return depth === 0 ? "./" : "../".repeat(depth);
  }

  /** Address of another page of the same language. */
  to(path: string): string {
    return `${this.root}${this.prefix()}${path}`;
  }

  text(localized: Localized | undefined): { readonly text: string; readonly lang: string } {
    return textIn(localized, this.lang, this.site.atlas.head.languages ?? []);
  }

  plain(localized: Localized | undefined): string {
    return this.text(localized).text;
  }

  /** A word of the record format, such as a stage or a kind, in the page's language; as written where no language has it. */
  word(value: string): string {
    return this.#named("word", value) ?? value.replaceAll("-", " ");
  }

  find(collection: CollectionName, id: string): AnyAuthored | undefined {
    return this.site.atlas.collections[collection].get(id) as AnyAuthored | undefined;
  }

  who(id: string): string {
    return id === "consensus" ? this.say("consensus") : this.plain(assertorName(this.site.atlas, id));
  }

  /** A date expression in words, and as written where that says more. */
  date(expression: DateExpression): string {
    const date = this.site.atlas.dateOf(expression);
    return date === undefined ? this.#apart(writtenDate(expression)) : this.spoken(date);
  }

  /** A date at its own precision: a year is a year. */
  spoken(date: HistoricalDate): string {
    return this.#apart(spokenDate(date, this.lang));
  }

  day(day: number): string {
    return this.#apart(spokenDay(day, this.lang));
  }

  /** A date written in EDTF, in words; what is no EDTF stays as it is. */
  edtf(text: string): string {
    const parsed = parseDate(text);
    return this.#apart(parsed.ok ? spokenDate(parsed.date, this.lang) : text);
  }

  #apart(words: string): string {
    return this.#rtl ? isolated(words) : words;
  }

  /** Name of a language, such as `Lithuanian` for `lt`; the tag where no message names it. */
  language(tag: string): string {
    return this.#named("lang", tag) ?? tag;
  }

  #named(family: string, value: string): string | undefined {
    const key = `${family}.${value}`;
    const said = this.say(key);
    return said === key ? undefined : said;
  }
}

/** A small arrow that points on, with the direction of writing; `word` stands for it where nothing is seen. */
export function Arrow({ word }: { word?: string }) {
  return (
    <>
      <svg class="arrow" viewBox="0 0 16 10" width="16" height="10" aria-hidden="true">
        <path d="M1 5h13M10 1l4 4-4 4" fill="none" stroke="currentColor" stroke-width="1.4" />
      </svg>
      {word !== undefined && <span class="sr">{word}</span>}
    </>
  );
}

/** Text with the language it is in. */
export function Text({ page, of, class: name }: { page: Page; of: Localized | undefined; class?: string }) {
  const { text, lang } = page.text(of);
  return (
    <span class={name} lang={lang === page.lang || lang === "und" ? undefined : lang} dir="auto">
      {text}
    </span>
  );
}

/** Link to the page of a record, by `collection/id` parts; its name alone where there is no such record. */
export function Ref({ page, to, id }: { page: Page; to: CollectionName; id: string }) {
  const record = page.find(to, id);
  return record === undefined ? (
    <span>{id}</span>
  ) : (
    <a href={page.to(pageOf(record))}>
      <Text page={page} of={nameOf(record)} />
    </a>
  );
}

/** Links to the pages of several records of one collection. */
export function Refs({ page, to, ids }: { page: Page; to: CollectionName; ids: readonly string[] | undefined }) {
  return (
    <>
      {(ids ?? []).map((id, i) => (
        <span key={id}>
          {i > 0 && ", "}
          <Ref page={page} to={to} id={id} />
        </span>
      ))}
    </>
  );
}

/** Link to whatever an `id` or `id#part` names. */
export function AnyRef({ page, id }: { page: Page; id: string }) {
  const assertion = page.site.atlas.assertionById.get(id);
  const record = assertion?.record ?? page.site.atlas.find(id);
  if (record === undefined) return <>{id}</>;
  const part = assertion === undefined ? partIn(id) : undefined;
  const named = part === undefined ? undefined : partOf(record, part);
  const found = named?.kind === "effects" ? named : undefined;
  const article = assertion?.article ?? found?.article;
  const own = pageOf(record);
  const to =
    assertion !== undefined
      ? pageOfAssertion(assertion)
      : found === undefined
        ? own
        : `${own}#${encodeURIComponent(found.effect === undefined ? eIdOf(found.article ?? "") : effectAnchor(found.article, found.effect))}`;
  return (
    <a href={page.to(to)}>
      <Text page={page} of={nameOf(record)} />
      {article !== undefined && `, ${page.say("article", { article })}`}
    </a>
  );
}

/** Links to several records and their parts. */
export function AnyRefs({ page, ids, between }: { page: Page; ids: readonly string[]; between: string }) {
  return (
    <>
      {ids.map((id, i) => (
        <>
          {i > 0 && between}
          <AnyRef page={page} id={id} />
        </>
      ))}
    </>
  );
}

/** Several polities or other assertors, linked where they have a page. */
export function Who({ page, ids }: { page: Page; ids: readonly string[] | undefined }) {
  return (
    <>
      {(ids ?? []).map((id, i) => (
        <>
          {i > 0 && ", "}
          {page.find("polities", id) === undefined ? page.who(id) : <Ref page={page} to="polities" id={id} />}
        </>
      ))}
    </>
  );
}

/** Citations as a margin note. */
export function Cites({ page, of, basis }: { page: Page; of: readonly Citation[] | undefined; basis?: string | undefined }) {
  const cites = of ?? [];
  if (cites.length === 0) return basis === undefined ? null : <small class="cite">{page.say(`basis.${basis}`)}</small>;
  return (
    <small class="cite">
      {cites.map((cite, i) => {
        const source = page.site.atlas.collections.sources.get(cite.source);
        return (
          <>
            {i > 0 && "; "}
            {source === undefined ? cite.source : <a href={page.to(pageOf(source))}>{shortSource(source.data)}</a>}
            {cite.locator !== undefined && ` ${cite.locator}`}
            {cite.quote !== undefined && <q>{cite.quote}</q>}
            {cite.note !== undefined && ` (${cite.note})`}
          </>
        );
      })}
    </small>
  );
}

/** Every value that sources give, each with its citation; plain errors struck through. */
export function Values<T>({ page, of, show }: { page: Page; of: Sourced<T> | undefined; show(value: T): string }) {
  const values = of ?? [];
  return (
    <>
      {values.map((one, i) => (
        <>
          {i > 0 && ` ${page.say("or")} `}
          {one.rank === "deprecated" ? <s>{show(one.value)}</s> : show(one.value)}
          {one.note !== undefined && (
            <small>
              {" "}
              (<Text page={page} of={one.note} />)
            </small>
          )}
          <Cites page={page} of={one.cite} />
        </>
      ))}
    </>
  );
}

export const Dates = ({ page, of }: { page: Page; of: Sourced<DateExpression> | undefined }) => (
  <Values page={page} of={of} show={(value) => page.date(value)} />
);
export const quantity = (value: Quantity): string =>
  `${String(value.value).replaceAll(/(?<![.]\d*)\B(?=(\d{3})+(?!\d))/g, "\u202f")} ${value.unit.replaceAll("-", " ").replace(/^(k?m)2$/, "$1²")}`;
