import type { Atlas } from "../../core/model/atlas.ts";
import type { AnyAuthored } from "../../core/model/authored.ts";

const KIND: Readonly<Record<string, number>> = { town: 1000 };
const CAPITAL = 500;

/** Places in the order in which a map with little room names them: towns first, capitals before others, then those that most records speak of. */
export function placesByRank(atlas: Atlas): readonly AnyAuthored[] {
  const { places } = atlas.collections;
  const weight = new Map<string, number>([...places].map(([id, { data }]) => [id, KIND[data.type ?? ""] ?? 0]));
  const add = (id: string, by: number): void => {
    const known = weight.get(id);
    if (known !== undefined) weight.set(id, known + by);
  };
  const walk = (value: unknown): void => {
    if (typeof value === "string") add(value.startsWith("places/") ? value.slice(7) : value, 1);
    else if (Array.isArray(value)) for (const item of value) walk(item);
    else if (value !== null && typeof value === "object") for (const item of Object.values(value)) walk(item);
  };
  for (const records of Object.values(atlas.collections)) for (const record of records.values()) walk(record.data);
  const capitals = new Set([...atlas.collections.polities.values()].flatMap(({ data }) => data.capital?.map((one) => one.value) ?? []));
  for (const id of capitals) add(id, CAPITAL);
  return [...places.values()].sort(
    (a, b) => (weight.get(b.id) as number) - (weight.get(a.id) as number) || (a.id < b.id ? -1 : 1),
  ) as AnyAuthored[];
}
