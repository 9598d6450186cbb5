/** Gazetteers in Linked Places (JSON, also a feature a line) and LP-TSV, as the World Historical Gazetteer takes them. */
import { grouped } from "../core/model/grouped.ts";
import { stemOf } from "./data/feature.ts";
import { slugOf } from "./foreign-ids.ts";
import {
  type ForeignFile,
  type Imported,
  type ImportFault,
  type ImportFormat,
  type ImportOptions,
  nothingIn,
  readmeFile,
} from "./imported.ts";
import { LeftOut, type Losing } from "./left-out.ts";
import { type Entry, entryOf } from "./linked-places/entry.ts";
import { recordFiles } from "./linked-places/gazetteer-records.ts";
import { readGazetteer } from "./linked-places/read-gazetteer.ts";

export const linkedPlaces: ImportFormat = {
  id: "linked-places",
  summary: "a gazetteer in Linked Places (JSON) or LP-TSV: places and territories with their names",
  loses: "codes of modern countries, depictions, years of attestation, relations",
  read: importLinkedPlaces,
};

const DECLARES = [
  "A point becomes a place, an outline a territory, each outline of one feature a territory of its own. A gazetteer does not say whose land was; so nobody is said to hold it.",
  "Names stand by language; those with dates, and further ones of a language, stand under `names`. A name without a language has none here either.",
  "Start and end of an outline are those in which this extent is meant; both count. Years with a sign are counted with a year 0, as ISO 8601 has them. -9999, 9999 and a bare -1 stand for “not known”.",
  "A kind of place that dejure has no word for is taken by its AAT concept or feature class; the gazetteer's own word stays as a tag.",
];

export function importLinkedPlaces(files: readonly ForeignFile[], { precisionKm }: ImportOptions = {}): Imported | ImportFault {
  const leftOut: string[] = [];
  const entries: Entry[] = [];
  const titles: string[] = [];
  const licences = new Set<string>();
  const lost = new LeftOut();
  const lose: Losing = (why, which) => lost.add(why, which);
  const seen = new Set<string>();
  for (const file of files) {
    const read = readGazetteer(file);
    if (!read.ok) return read;
    leftOut.push(...read.leftOut);
    titles.push(read.title ?? stemOf(file.name));
    if (read.licence !== undefined) licences.add(read.licence);
    for (const [i, feature] of read.features.entries()) {
      const entry = entryOf(feature);
      if (!entry) lose("features without a title", `${file.name}, the ${i + 1}th`);
      else if (entry.iri !== "" && seen.has(entry.iri)) lose("features whose id stands twice: the first is read", entry.iri);
      else if (entry.located.length === 0) {
        lose("features without a point or an outline", entry.title);
        for (const kind of entry.lost) lose(kind, entry.title);
      } else entries.push(entry);
      if (entry) seen.add(entry.iri);
    }
  }
  for (const { title, lost: kinds, relations } of entries) {
    for (const kind of kinds) lose(kind, title);
    for (const { type } of relations) if (!RELATIONS.has(type)) lose(`relations “${type}”`, title);
  }
  const undated = entries.flatMap(({ title, unreadable }) => unreadable.map((text) => ({ title, text })));
  const doubts = [...grouped(undated, ({ text }) => text)].map(
    ([text, which]) => `“${text.slice(0, 40)}” is no date, or stands for “not known”: ${alike(which.map(({ title }) => title))}.`,
  );
  if (entries.length === 0) return nothingIn(files, "no feature has a title and a point or an outline", [...leftOut, ...lost.told()]);
  const title = titles.join("; ");
  const licence = [...licences].join(" AND ") || "LicenseRef-not-stated";
  const id = slugOf(titles[0] ?? "", 80) ?? "gazetteer";
  const recorded = recordFiles({ id, title, licence, entries, precisionKm }, lose);
  const report = {
    declares: [
      ...DECLARES,
      licences.size > 0
        ? `The result stands under the licence of the data: ${licence}.`
        : "The data do not say under which licence they stand: write it into atlas.yaml before you publish.",
    ],
    leftOut: [...leftOut, ...lost.told()],
    doubts,
  };
  return { ok: true, files: [...recorded, readmeFile(title, report)], ...report };
}

const RELATIONS: ReadonlySet<string> = new Set(["gvp:broaderPartitive", "dcterms:isVersionOf"]);

/** Names of one kind that are told one by one. */
const MOST_ALIKE = 5;

const alike = (which: readonly string[]): string =>
  `${which.slice(0, MOST_ALIKE).join(", ")}${which.length > MOST_ALIKE ? `, … (${which.length})` : ""}`;
