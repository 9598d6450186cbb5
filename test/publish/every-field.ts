/**
 * An atlas with hostile text in every field of every record of every kind that the format allows, made from the format itself: a new
 * field joins by itself. What the reader refuses is told, and left out.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../../src/core/compile.ts";
import type { SourceFile } from "../../src/core/model/atlas.ts";
import type { CollectionName, Field, FieldType } from "../../src/core/model/field.ts";
import { ATLAS_HEAD, COLLECTIONS, COMMON, type Fields, SHAPES, VERBS } from "../../src/core/model/format.ts";

/** Calls this where it runs: `run` is put into the page by the test. */
const RUN = "run()";
/** What a page, a table, a terminal or a file of a reference manager would run or be broken by. */
export const ATTACKS: readonly string[] = [
  `"><img src=x onerror="${RUN}"><script>${RUN}</script>`,
  `' onmouseover=${RUN} autofocus onfocus=${RUN} x='`,
  `javascript:${RUN}`,
  `</title></textarea></style></script></noscript><script>${RUN}</script>`,
  `]]><svg xmlns="http://www.w3.org/2000/svg" onload="${RUN}"/>`,
  `{{constructor.constructor('${RUN}')()}} \${${RUN}} <%= ${RUN} %>`,
  `&lt;script&gt;${RUN}&lt;/script&gt; &#60;img src=x onerror=${RUN}&#62;`,
  "\u202egnp.exe\u2066 \u0000\u0007\u001b]0;owned\u0007\u001b[2J\u009b31m",
  "=cmd|'/c calc'!A1",
  '+1+1+HYPERLINK("http://evil.example/","x")',
  "@SUM(1)\t-2+3",
  'one line\r\nER  - \r\nTY  - BOOK\nbad: {yes: [}"\n}',
  "w".repeat(600),
];

/** Marks which text is whose: a path as `collection.field.field`. */
const mark = (path: string): string => `⟦${path}⟧`;
const attack = (path: string): string => {
  const turn = [...path].reduce((sum, c) => sum * 31 + (c.codePointAt(0) ?? 0), 7) % ATTACKS.length;
  // what a table would run stands first
  return `${ATTACKS[Math.abs(turn)]}${mark(path)}`;
};

const DAY = "1920-01-01";
const SQUARE = { polygon: [[[24, 54], [27, 54], [27, 56], [24, 56], [24, 54]]] }; // biome-ignore format: one square
const other = (collection: string): string => `${collection}-other`;
/** Files that must be there for what stands around their paths to be read. */
const FILES: Readonly<Record<string, string>> = {
  "atlas.old_maps.annotation": "old-maps/plan.json",
  "atlas.old_maps.image": "old-maps/plan.svg",
};
const PLANS = join(import.meta.dirname, "../rules/bad-georeference/good");
/** Fields that would take a record out of what is shown. */
const LEFT_OUT = new Set(["draft", "secret", "counterfactual"]);
/** Fields that exclude another one of the same record: an old map is a picture or tiles, and both are names of files. */
const EXCLUDED = new Set(["atlas.old_maps.tiles"]);

class Maker {
  readonly #refused: ReadonlySet<string>;
  /** paths of texts that stand in the atlas */
  readonly written: string[] = [];

  constructor(refused: ReadonlySet<string>) {
    this.#refused = refused;
  }

  #text(path: string, otherwise?: string): string | undefined {
    if (this.#refused.has(path)) return otherwise;
    this.written.push(path);
    return attack(path);
  }

  value(type: FieldType, path: string): unknown {
    switch (type.kind) {
      case "text":
      case "url":
        return type.kind === "url" ? this.#url(path) : this.#text(path, FILES[path]);
      case "localized":
        return this.#localized(path);
      case "number":
      case "integer":
        return 1;
      case "boolean":
        return true;
      case "enum":
        return type.values[0];
      case "date":
        return /\.until\b/.test(path) ? "1930-01-01" : DAY;
      case "position":
      case "waypoint":
        return { lat: 55, lon: 25 };
      case "quantity":
        return "5 km2";
      case "cite":
        return { source: "sources-full", locator: this.#text(`${path}/locator`), quote: this.#text(`${path}/quote`), note: this.#text(`${path}/note`) }; // biome-ignore format: one citation
      case "extent":
        return "territories-full";
      case "ref":
        return other(type.to[0] ?? "");
      case "anyref":
        return `instruments/${other("instruments")}`;
      case "assertor":
        return other("polities");
      case "list":
        return this.#only(this.value(type.of, path), (one) => [one]);
      case "map":
        return this.#only(this.value(type.of, path), (one) => ({ "1": one }));
      case "shape":
        return this.fields(SHAPES[type.shape].fields, path);
      case "sourced":
        return [{ value: this.value(type.of, path), cite: this.value({ kind: "cite" }, `${path}/cite`), note: this.#localized(`${path}/note`) }]; // biome-ignore format: one value
    }
  }

  #only<T>(value: unknown, made: (value: unknown) => T): T | undefined {
    return value === undefined ? undefined : made(value);
  }

  #localized(path: string): object | undefined {
    const en = this.#text(path);
    return this.#only(en, () => ({ en, lt: this.#text(`${path}/lt`) }));
  }

  #url(path: string): string | undefined {
    if (this.#refused.has(path)) return "https://example.org/";
    this.written.push(path);
    return `https://example.org/?'onmouseover='${RUN}&x=\${${RUN}}{{${RUN}}}&y=javascript:${RUN}#${mark(path)}`;
  }

  fields(fields: Fields, path: string): unknown {
    const own = Object.entries(fields).filter(([name]) => !LEFT_OUT.has(name) && !EXCLUDED.has(`${path}.${name}`));
    const values = (of: readonly (readonly [string, Field])[]) => Object.fromEntries(of.map(([name, { type }]) => [name, this.value(type, `${path}.${name}`)])); // biome-ignore format: one question
    if (fields !== SHAPES.Effect.fields) return values(own);
    // an effect has one verb; there is one of each
    const verbs = new Set<string>(VERBS);
    const rest = own.filter(([name]) => !verbs.has(name) && name !== "if");
    return own.filter(([name]) => verbs.has(name)).map(([name, field]) => ({ ...values([[name, field]]), ...values(rest) }));
  }
}

/** A list of lists, as every verb of an effect makes it, is one list. */
const flat = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.flat().map(flat)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, flat(one)]])))
      : value;

function filesOf(refused: ReadonlySet<string>): { readonly files: readonly SourceFile[]; readonly written: readonly string[] } {
  const maker = new Maker(refused);
  const files: SourceFile[] = [];
  const put = (path: string, value: unknown): void => {
    files.push({ path, bytes: new TextEncoder().encode(JSON.stringify(flat(value), undefined, 1)) });
  };
  for (const path of Object.values(FILES)) files.push({ path, bytes: readFileSync(join(PLANS, path)) });
  const head = maker.fields(ATLAS_HEAD, "atlas") as Record<string, unknown>;
  put("atlas.yaml", {
    ...head,
    dejure: "0.2",
    languages: ["en", "lt"],
    default: { date: "1920-06-01", viewpoint: "viewpoints-full", layer: "claims", story: "stories-full" },
    period: "1915/1940",
  });
  for (const [name, { fields }] of Object.entries(COLLECTIONS) as [CollectionName, (typeof COLLECTIONS)[CollectionName]][]) {
    const full = maker.fields({ ...COMMON, ...fields }, name) as Record<string, unknown>;
    const required = Object.fromEntries(
      Object.entries(fields)
        .filter(([, { required: must }]) => must)
        .map(([key]) => [key, full[key]]),
    );
    const plain = { ...required, basis: "general-knowledge" };
    const own: Record<string, unknown> = {};
    if (name === "viewpoints") Object.assign(own, { groups: [["all-polities"], ["consensus"]] });
    if (name === "territories") Object.assign(own, { extent: SQUARE });
    put(`${name}/all.yaml`, { [`${name}-full`]: { ...full, ...own }, [other(name)]: { ...plain, ...own } });
  }
  return { files, written: maker.written };
}

/** The most rounds of taking out what is refused. */
const ROUNDS = 12;

export interface EveryField {
  readonly files: readonly SourceFile[];
  /** texts that stand in it, by their paths */
  readonly written: readonly string[];
  /** texts that the reader refuses, by their paths */
  readonly refused: readonly string[];
}

export function everyField(): EveryField {
  const refused = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const { files, written } = filesOf(refused);
    const texts = new Map(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
    const { diagnostics } = compile(files);
    const before = refused.size;
    for (const { severity, span } of diagnostics)
      if (severity === "error")
        for (const [, path = ""] of (texts.get(span.file) ?? "").slice(span.start, span.end).matchAll(/⟦([^⟧]*)⟧/g)) refused.add(path);
    if (refused.size === before) return { files, written: [...new Set(written)], refused: [...refused].sort() };
  }
  throw new Error("the reader refuses something new each time");
}
