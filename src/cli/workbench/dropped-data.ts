/** Foreign tables and outlines that were dropped on the page: an atlas of its own, checked, to be taken away as a folder. */
import { idFor } from "../../core/read/ids.ts";
import type { BenchData } from "../../export/site/bench-contract.ts";
import type { DataFile } from "../../import/data/feature.ts";
import { importData } from "../../import/data/import-data.ts";
import { zipped } from "../../import/data/zip.ts";
import { missingPackage } from "../exporting.ts";
import type { Bench } from "./record-form.ts";
import { refusal } from "./request-body.ts";
import { foundIn } from "./shown-findings.ts";

export interface DataMade {
  readonly shown: BenchData;
  /** the folder as a zip; undefined where checking finds an error in it */
  readonly zip: Uint8Array<ArrayBuffer> | undefined;
  readonly name: string;
}

const textIn = (form: FormData, name: string): string | undefined => {
  const value = form.get(name);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
};

async function filesIn(form: FormData): Promise<readonly DataFile[]> {
  const files: DataFile[] = [];
  for (const entry of form.getAll("file"))
    if (typeof entry !== "string")
      files.push({ name: entry.name.replace(/^.*[\\/]/, ""), bytes: new Uint8Array(await entry.arrayBuffer()) });
  if (files.length === 0) throw refusal(422, "no files", "no file was dropped", "drop a table, outlines as GeoJSON, or both");
  return files;
}

export async function atlasFrom({ world, trial }: Bench, form: FormData): Promise<DataMade> {
  const files = await filesIn(form);
  const mapping = textIn(form, "mapping");
  const precision = textIn(form, "precision_km");
  if (precision !== undefined && !(Number(precision) >= 0 && Number(precision) < 10_000))
    throw refusal(422, "no precision", `${precision.slice(0, 50)} is no number of kilometres`, "write a number such as 5, or nothing");
  const imported = await importData(
    files,
    { readSqlite: (bytes, use) => world.readSqlite(bytes, use) },
    {
      mapping: mapping === undefined ? undefined : { name: "the mapping", text: mapping },
      on: textIn(form, "on"),
      encoding: textIn(form, "encoding"),
      precisionKm: precision === undefined ? undefined : Number(precision),
    },
  ).catch((error: unknown) => {
    throw missingPackage(error) ?? error;
  });
  if (!imported.ok) throw refusal(422, "not read", imported.message, imported.help);
  const encoder = new TextEncoder();
  const written = imported.files.map(({ path, text }) => ({ path, bytes: encoder.encode(text) }));
  const checked = await trial.check(written);
  const found = foundIn(checked.diagnostics, checked.textOf);
  const name = idFor(imported.mapping.title) ?? "atlas";
  return {
    shown: {
      ...found,
      read: imported.read,
      mapping: { ...imported.mapping },
      table: imported.table,
      columns: imported.columns,
      declares: imported.declares,
      doubts: imported.doubts ?? [],
      left_out: imported.leftOut,
      files: written.map(({ path }) => path),
    },
    zip: found.errors > 0 ? undefined : await zipped(written.map(({ path, bytes }) => ({ name: `${name}/${path}`, bytes }))),
    name,
  };
}
