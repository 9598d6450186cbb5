/** A table whose land stands in another file: each row takes the outline that has the same in one column. */
import { grouped } from "../../core/model/grouped.ts";
import type { ImportFault } from "../imported.ts";
import { type DataFeature, type DataRead, fault, type Join } from "./feature.ts";
import { textOf } from "./rows.ts";

/** Rows by which columns are compared where none are named. */
const LOOKED_AT = 2000;
const MOST_TOLD = 5;

/** The same name in other letters, or with other spaces, is the same. */
const keyOf = (value: unknown): string | undefined => textOf(value)?.normalize("NFC").toLowerCase().replace(/\s+/g, " ");

const columnsOf = (features: readonly DataFeature[]): readonly string[] => [
  ...new Set(features.slice(0, LOOKED_AT).flatMap(({ properties }) => Object.keys(properties))),
];
const keysIn = (features: readonly DataFeature[], column: string): ReadonlySet<string> =>
  new Set(features.flatMap(({ properties }) => keyOf(properties[column]) ?? []));

/** The two columns by which most rows find an outline; of several, those that stand first. */
function guessed(rows: readonly DataFeature[], outlines: readonly DataFeature[]): Join | undefined {
  const looked = rows.slice(0, LOOKED_AT);
  const tables = columnsOf(rows).map((table) => ({ table, keys: looked.map(({ properties }) => keyOf(properties[table]) ?? "") }));
  let best: { readonly join: Join; readonly found: number } | undefined;
  for (const column of columnsOf(outlines)) {
    const known = keysIn(outlines, column);
    for (const { table, keys } of tables) {
      const found = keys.filter((key) => known.has(key)).length;
      if (found > (best?.found ?? 0)) best = { join: { table, outlines: column }, found };
    }
  }
  return best?.join;
}

const told = (names: readonly string[]): string =>
  `${names.slice(0, MOST_TOLD).join(", ")}${names.length > MOST_TOLD ? ` and ${names.length - MOST_TOLD} more` : ""}`;

/** Rows with the outlines of the other files; `bare` says what is wrong where there are none. */
export function joined(
  read: readonly DataRead[],
  bare: ImportFault,
  asked: Join | undefined,
): (DataRead & { readonly join: Join }) | ImportFault {
  const rows = read.flatMap((one) => (one.bare ? one.features : []));
  const outlines = read.flatMap((one) => (one.bare ? [] : one.features));
  if (outlines.length === 0) return bare;
  const join = asked ?? guessed(rows, outlines);
  if (join === undefined)
    return fault(
      "no column of the table has what a column of the outlines has",
      `give both one column that names the land: the table has ${columnsOf(rows).join(", ").slice(0, 150)}, the outlines ${columnsOf(outlines).join(", ").slice(0, 150)}`,
    );
  const byKey = grouped(outlines, ({ properties }) => keyOf(properties[join.outlines]));
  const used = new Set<string>();
  const lost: string[] = [];
  const features = rows.flatMap((row): DataFeature[] => {
    const key = keyOf(row.properties[join.table]) ?? "";
    const own = byKey.get(key);
    if (own === undefined) lost.push(textOf(row.properties[join.table]) ?? "(empty)");
    else used.add(key);
    // what the table says goes before what the outlines say under the same name
    return (own ?? []).map((outline) => ({
      ...outline,
      layer: row.layer,
      file: row.file,
      properties: { ...outline.properties, ...row.properties },
    }));
  });
  const unused = [...byKey].flatMap(([key, [outline]]) => (used.has(key) ? [] : [textOf(outline?.properties[join.outlines]) ?? key]));
  if (features.length === 0)
    return fault(
      `no row has in ${join.table} what an outline has in ${join.outlines}`,
      "name other columns under join, or correct the spelling",
    );
  return {
    ok: true,
    join,
    features,
    declares: [...read.flatMap((one) => one.declares ?? []), `A row has the outline whose ${join.outlines} is its ${join.table}.`],
    leftOut: [
      ...read.flatMap((one) => one.leftOut ?? []),
      ...(lost.length > 0 ? [`${lost.length} rows without an outline: ${told(lost)}.`] : []),
      ...(unused.length > 0 ? [`${unused.length} outlines that no row names: ${told(unused)}.`] : []),
    ],
  };
}
