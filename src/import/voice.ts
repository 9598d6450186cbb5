/** An atlas in which one data set speaks, and nobody else: its head, its source, its voice and the viewpoint that hears it. */
import { parseDate } from "../core/time/edtf.ts";
import { formatDay } from "../core/time/format-day.ts";
import { type ImportedFile, type ImportFault, type ImportOptions, yamlFile } from "./imported.ts";

export interface DataSet {
  /** id of its source, its voice and its viewpoint */
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly licence: string;
  /** the day that a reader sees first */
  readonly date: string;
  readonly layer: "title" | "control" | "claims";
  readonly period?: string | undefined;
  /** what the record of its source says beside type, title and licence */
  readonly source: Readonly<Record<string, unknown>>;
}

export const headFile = ({ title, licence, date, layer, period }: DataSet, viewpoint: string): ImportedFile =>
  yamlFile("atlas.yaml", {
    dejure: "0.2",
    title: { en: title },
    licence,
    languages: ["en"],
    ...(period !== undefined && { period }),
    default: { date, viewpoint, layer },
  });

export const sourceFile = ({ id, licence, source }: Pick<DataSet, "id" | "licence" | "source">): ImportedFile =>
  yamlFile(`sources/${id}.yaml`, { type: "dataset", standing: "secondary", seen: "original", licence, ...source });

export const voiceFiles = (set: DataSet): ImportedFile[] => [
  headFile(set, set.id),
  sourceFile(set),
  yamlFile(`historiographies/${set.id}.yaml`, { type: "author", name: { en: set.name }, cite: set.id }),
  yamlFile(`viewpoints/${set.id}.yaml`, { name: { en: set.name }, groups: [[set.id]] }),
];

/** Since when data hold that say nothing of days: what a person says it. */
export function since(
  { on }: ImportOptions,
  name: string,
): { readonly ok: true; readonly when: string; readonly day: string } | ImportFault {
  const ask = "say since which day or year they hold: --on 2025-01-01";
  if (on === undefined) return { ok: false, message: `${name} say nothing of days`, help: ask };
  const parsed = parseDate(on);
  if (!parsed.ok || parsed.date.kind !== "point" || !Number.isFinite(parsed.date.latest))
    return { ok: false, message: `--on ${on} is no day, month or year`, help: ask };
  return { ok: true, when: on, day: formatDay(parsed.date.latest) };
}
