/** Kinds of edits of a generated atlas, in one-record files or in files of many records. */
import type { SourceFile } from "../src/core/model/atlas.ts";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The same records in files of `most` records. */
export function grouped(files: readonly SourceFile[], most: number): SourceFile[] {
  const whole: SourceFile[] = [];
  const records = new Map<string, string[]>();
  for (const file of files) {
    const [collection = "", name] = file.path.split("/");
    if (name === undefined || collection === "viewpoints") {
      whole.push(file);
      continue;
    }
    const lines = decoder.decode(file.bytes).split("\n").filter(Boolean);
    const record = `${name.replace(/\.yaml$/, "")}:\n${lines.map((line) => `  ${line}\n`).join("")}`;
    const list = records.get(collection);
    if (list) list.push(record);
    else records.set(collection, [record]);
  }
  for (const [collection, all] of records)
    for (let i = 0; i * most < all.length; i++)
      whole.push({ path: `${collection}/${collection}-${i}.yaml`, bytes: encoder.encode(all.slice(i * most, (i + 1) * most).join("")) });
  return whole;
}

/** What is edited, in which collection, and how the text of the file is after the n-th edit. */
const KINDS: readonly (readonly [name: string, collection: string, edit: (text: string, n: number) => string])[] = [
  ["gist of an event", "events", (text, n) => text.replace("gist: Troops", `gist: ${n} Troops`)],
  ["date of an event", "events", (text, n) => text.replace(/when: \d{4}/, `when: ${1900 + n}`)],
  ["treaty", "instruments", (text, n) => text.replace("without reserve", `without reserve ${n}`)],
  ["name of a polity", "polities", (text, n) => text.replace(/Polity \d+/, (name) => `${name} again ${n}`)],
  ["title of a source", "sources", (text, n) => text.replace(/volume \d+/, (name) => `${name} again ${n}`)],
  ["name of a place", "places", (text, n) => text.replace(/Town \d+/, (name) => `${name} again ${n}`)],
  [
    "outline",
    "territories",
    (text, n) =>
      text.replace(/\[\[(\d+), (-?\d+)\]/, (first, x: string, y: string) => `${first}, [${Number(x) + 1}, ${Number(y) - n / 1000}]`),
  ],
  ["viewpoint", "viewpoints", (text, n) => text.replace("Everyone", `Everyone ${n}`)],
];

export interface Edit {
  readonly name: string;
  /** the atlas after each of so many edits of one record */
  readonly variants: readonly SourceFile[][];
}

/** `count` edits of each kind. */
export function editsOf(files: readonly SourceFile[], count: number): Edit[] {
  return KINDS.map(([name, collection, edit]) => {
    const target = files.findIndex(({ path }) => path.startsWith(`${collection}/`));
    const original = decoder.decode(files[target]?.bytes);
    const variants = Array.from({ length: count }, (_, n) => {
      const text = edit(original, n + 1);
      if (text === original) throw new Error(`nothing to edit: ${name}`);
      return files.map((file, i) => (i === target ? { path: file.path, bytes: encoder.encode(text) } : file));
    });
    return { name, variants };
  });
}

/** Processor time of work in this process, ms: on a shared machine it says more than the clock. */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
