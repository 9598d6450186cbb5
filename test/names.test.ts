/** Holds names to docs/glossary.md, and files to names of their own. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";
import { describe, expect, test } from "vitest";
import { COLLECTIONS, COMMON, SHAPES } from "../src/core/model/format.ts";
import { DOCUMENTS, documentSchema } from "../src/export/answers/documents.ts";
import { QUESTIONS } from "../src/export/answers/questions.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const textOf = (path: string): string => readFileSync(join(root, path), "utf8");

/** A name, and where it is given: a file of src, or the kind of thing that it names. */
interface Named {
  readonly name: string;
  readonly place: string;
}

const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.(tsx?|css)$/.test(path) && !path.endsWith(".d.ts"))
  .sort();

type Declared = {
  readonly id?: { readonly name: string } | null;
  readonly declarations?: readonly { readonly id: { readonly name?: string } }[];
};

const exported: readonly Named[] = files
  .filter((path) => !path.endsWith(".css"))
  .flatMap((path) =>
    parseSync(path, textOf(`src/${path}`)).program.body.flatMap((node) => {
      if (node.type !== "ExportNamedDeclaration" || !node.declaration) return [];
      const { id, declarations } = node.declaration as unknown as Declared;
      return [id?.name, ...(declarations ?? []).map((one) => one.id.name)].flatMap((name) => (name ? [{ name, place: path }] : []));
    }),
  );

/** The rows of a table of the glossary, cell by cell. */
const rows = (form: RegExp): string[][] =>
  textOf("docs/glossary.md")
    .split("\n")
    .flatMap((line) => (form.test(line) ? [line.split("|").map((cell) => cell.trim())] : []));

describe("the glossary", () => {
  const kept = rows(/^\| \*\*.+\*\* \| .+ \| .*\|$/);
  /** What is not said, and what is said for it. */
  const instead = new Map(
    kept.flatMap(([, word = "", , not = ""]) =>
      not
        .split(/[,;]/)
        .map((one) => one.trim())
        .filter((one) => /^[a-z]+$/.test(one))
        .map((one) => [one, word.replaceAll("*", "")] as const),
    ),
  );
  const exceptions = new Map(
    rows(/^\| [a-z]+ \| .+ \| .+ \|$/).map(([, word = "", where = ""]) => [
      word,
      where === "anywhere" ? where : [...where.matchAll(/`([^`]+)`/g)].map((found) => String(found[1])),
    ]),
  );
  const singular = (word: string): string => (word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.replace(/(?<=[a-z]{2})s$/, ""));
  const wordsOf = (name: string): string[] =>
    name
      .replaceAll(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$3 $2")
      .toLowerCase()
      .split(/[^a-z]+/)
      .map((word) => (instead.has(word) ? word : singular(word)));

  const messages = (folder: string): Named[] =>
    Object.keys(JSON.parse(textOf(`${folder}/en.json`))).map((name) => ({ name, place: "message" }));
  const fieldsOf = (schema: unknown): string[] =>
    typeof schema !== "object" || schema === null
      ? []
      : Object.entries(schema).flatMap(([key, value]) => [
          ...(key === "properties" ? Object.keys(value as object) : []),
          ...fieldsOf(value),
        ]);
  const names: readonly Named[] = [
    ...exported,
    ...files.map((path) => ({ name: path.replace(/\.\w+$/, ""), place: path })),
    ...messages("src/web/messages"),
    ...messages("src/web/workbench/messages"),
    ...QUESTIONS.flatMap(({ parameters }) => parameters.map(({ name }) => ({ name, place: "option" }))),
    ...Object.values(DOCUMENTS).flatMap((document) =>
      fieldsOf(documentSchema(document)).map((name) => ({ name, place: "field of an answer" })),
    ),
    ...[COMMON, ...Object.values(COLLECTIONS).map(({ fields }) => fields), ...Object.values(SHAPES).map(({ fields }) => fields)].flatMap(
      (fields) => Object.keys(fields).map((name) => ({ name, place: "field of a record" })),
    ),
  ];

  test("is in order, each word once, and says nothing that it forbids", () => {
    const words = kept.map(([, word = ""]) => word.replaceAll("*", ""));
    expect(words).toEqual([...new Set(words)].sort());
    expect(words.filter((word) => instead.has(word))).toEqual([]);
  });

  test("names say what it says, and not what it does not", () => {
    const allowed = (word: string, { name, place }: Named): boolean => {
      const where = exceptions.get(word) ?? [];
      return typeof where === "string" || where.some((one) => name === one || place.startsWith(one) || basename(name) === one);
    };
    const against = names.flatMap((named) =>
      wordsOf(named.name)
        .filter((word) => instead.has(word) && !allowed(word, named))
        .map((word) => `${named.place}: ${named.name}: say ${instead.get(word)} and not ${word}, or say in docs/glossary.md why`),
    );
    expect(against).toEqual([]);
  });

  test("has no exception that nothing needs", () => {
    const needless = [...exceptions].flatMap(([word, where]) => {
      const using = names.filter(({ name }) => wordsOf(name).includes(word));
      if (!instead.has(word)) return [`${word}: nothing forbids it`];
      if (typeof where === "string") return using.length === 0 ? [word] : [];
      return where
        .filter((one) => !using.some(({ name, place }) => name === one || place.startsWith(one) || basename(name) === one))
        .map((one) => `${word}: ${one}`);
    });
    expect(needless).toEqual([]);
  });
});

test("no two modules of core export the same name, but for the rules, of which each exports `rule`", () => {
  const places = new Map<string, string[]>();
  for (const { name, place } of exported)
    if (place.startsWith("core/") && name !== "rule") places.set(name, [...(places.get(name) ?? []), place]);
  expect([...places].filter(([, list]) => list.length > 1)).toEqual([]);
});

describe("no file name twice in src", () => {
  const ENTRIES = /^(index\.ts|main\.tsx?)$/;
  /** Formats that are read in one place and written in another, each in a file of its name. */
  const FORMATS = "bibtex csl-json csv geojson geopackage kml linked-places overture ris topojson wkb".split(" ");
  /** Pairs of folders of which one mirrors the other: files of one name are the two sides of one thing. */
  const MIRRORS: readonly (readonly [here: string, there: string, names?: readonly string[]])[] = [
    // who reads a format, and who writes it
    ["import", "export", FORMATS],
    ["core/read", "export", ["csv", "geojson"]],
    // a command, and the question that it asks
    ["cli/commands", "export/answers"],
    // a command, and the one thing that it does
    ["cli/commands", "core/author", ["migrate", "rename"]],
    ["cli/commands", "core/check", ["check"]],
    ["cli/commands", "import/draft", ["draft"]],
    ["cli/commands", "publish", ["publish"]],
    // a capability of the language server, and the help for those who write that it gives
    ["lsp", "core/author"],
    // what is a page of the site, and what the map shows of the same record
    ["publish/pages", "web/ui"],
    // a language, in the words that all share and in the sentences of the terminal
    ["core/words", "cli/words"],
  ];

  test("outside entries and mirrors", () => {
    const byName = new Map<string, string[]>();
    for (const path of files) byName.set(basename(path), [...(byName.get(basename(path)) ?? []), path]);
    const mirrored = ([a = "", b = ""]: readonly string[], name: string): boolean =>
      MIRRORS.some(([here, there, only]) => {
        if (only !== undefined && !only.includes(name.replace(/\.\w+$/, ""))) return false;
        const both = (one: string, other: string) => one.startsWith(`${here}/`) && other.startsWith(`${there}/`);
        return both(a, b) || both(b, a);
      });
    const twice = [...byName].filter(
      ([name, paths]) => paths.length > 1 && !ENTRIES.test(name) && !(paths.length === 2 && mirrored(paths, name)),
    );
    expect(twice).toEqual([]);
  });
});
