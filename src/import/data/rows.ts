/** Features by a mapping: what each says of which land, who holds it, since when and until when. */
import { grouped } from "../../core/model/grouped.ts";
import { outlineWeight } from "../chunks.ts";
import { newId, slugOf } from "../foreign-ids.ts";
import { lineOf, lookUp } from "../imported.ts";
import { coordinatesText, polygonsOf, unsound } from "../outlines.ts";
import { dateIn, type ForeignDate, startText, untilText } from "./column-dates.ts";
import type { DataFeature } from "./feature.ts";
import type { Mapping, Meaning } from "./mapping.ts";

export interface Asserted {
  readonly verb: Meaning["verb"];
  readonly mode?: string;
  readonly holders: readonly string[];
  readonly dependentOn: readonly string[];
}

export interface Row {
  readonly slug: string;
  readonly layer: string;
  readonly name: Readonly<Record<string, string>>;
  readonly asserted: readonly Asserted[];
  readonly assertors: readonly string[];
  readonly from: string;
  readonly first: number;
  readonly until?: string | undefined;
  readonly precisionKm?: number | undefined;
  readonly locator: string;
  /** coordinates of its polygons as they are written, and what they weigh in a file */
  readonly outline: { readonly text: string; readonly weight: number };
  /** a point has no outline, so nothing can be said of who held it */
  readonly point?: readonly [number, number];
}

export interface Rows {
  readonly rows: readonly Row[];
  /** names of polities by their ids */
  readonly polities: ReadonlyMap<string, string>;
  readonly assertors: ReadonlyMap<string, string>;
  readonly leftOut: readonly string[];
}

/** Text of a value; undefined where it says nothing. */
export const textOf = (value: unknown): string | undefined => {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value === "boolean") return String(value);
  return lineOf(value);
};

const columnOf = (feature: DataFeature, column: string): string | undefined => textOf(lookUp(feature.properties, column));

export function rowsOf(features: readonly DataFeature[], mapping: Mapping): Rows {
  const reader = new RowReader(mapping);
  const chosen = features.filter(({ layer, properties }) => {
    if (mapping.layers && !mapping.layers.includes(layer)) return false;
    return Object.entries(mapping.where ?? {}).every(([column, values]) => values.includes(textOf(lookUp(properties, column)) ?? ""));
  });
  const rows = chosen.flatMap((feature, i) => reader.row(feature, i) ?? []);
  const others = features.length - chosen.length;
  if (others > 0) reader.leaveOut("features of layers or values that the mapping does not choose", others);
  return {
    rows: mapping.end?.ends === "until-next" ? untilNext(rows) : rows,
    polities: reader.polities(chosen),
    assertors: reader.assertors,
    leftOut: reader.told(),
  };
}

/** Each row of one id ends where the next of it begins. */
function untilNext(rows: readonly Row[]): Row[] {
  const starts = grouped(rows, ({ slug }) => slug);
  return rows.map((row) => {
    const later = (starts.get(row.slug) ?? []).filter(({ first }) => first > row.first).sort((a, b) => a.first - b.first)[0];
    return { ...row, until: later?.from };
  });
}

/** Sentences of one kind that are told one by one. */
const MOST_ALIKE = 5;

class RowReader {
  readonly assertors = new Map<string, string>();
  private readonly mapping: Mapping;
  private readonly codes = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly omitted = new Map<string, { count: number; readonly told: string[] }>();

  constructor(mapping: Mapping) {
    this.mapping = mapping;
    for (const id of Object.values(mapping.holder.polities ?? {})) this.taken.add(id);
  }

  leaveOut(why: string, count = 1, which?: string): undefined {
    const kind = this.omitted.get(why) ?? { count: 0, told: [] };
    kind.count += count;
    if (which !== undefined) kind.told.push(which);
    this.omitted.set(why, kind);
  }

  told(): string[] {
    return [...this.omitted].map(([why, { count, told }]) => {
      const examples = told.length === 0 ? "" : ` (${told.slice(0, MOST_ALIKE).join(", ")}${told.length > MOST_ALIKE ? ", …" : ""})`;
      return `${count} ${why}${examples}.`;
    });
  }

  row(feature: DataFeature, index: number): Row | undefined {
    const { mapping } = this;
    const which = this.locatorOf(feature, index);
    const label = Object.values(mapping.name).flatMap((column) => columnOf(feature, column) ?? [])[0];
    const without = (why: string): undefined => this.leaveOut(`features ${why}`, 1, label === undefined ? which : `${label}, ${which}`);
    if (feature.fault !== undefined) return without(`whose geometry cannot be read: ${feature.fault}`);
    if (!feature.geometry) return without("without a geometry");
    const point = pointOf(feature);
    const { polygons, dropped } = polygonsOf(feature.geometry);
    if (!point && polygons.length === 0) return without(broken(feature));
    if (hasNaN(feature.geometry.coordinates)) return without("with coordinates that are no numbers");
    const crossed = point ? undefined : unsound(polygons);
    if (crossed !== undefined)
      return this.leaveOut("features whose outline does not say which land is inside", 1, `${label ?? which}: ${crossed}`);
    if (dropped > 0) this.leaveOut("rings without area", dropped);
    const dates = this.datesOf(feature, without);
    if (!dates) return undefined;
    const asserted = point ? [] : this.assertedOf(feature, without);
    if (!asserted) return undefined;
    const slug = slugOf((mapping.id === undefined ? undefined : columnOf(feature, mapping.id)) ?? label ?? `${feature.layer}-${index + 1}`);
    if (slug === undefined) return without("whose id has no letter or digit");
    const names = Object.entries(mapping.name).flatMap(([lang, column]) => {
      const name = columnOf(feature, column);
      return name === undefined ? [] : [[lang, name] as const];
    });
    return {
      slug,
      layer: feature.layer,
      name: names.length > 0 ? Object.fromEntries(names) : { [Object.keys(mapping.name)[0] ?? "en"]: label ?? slug },
      asserted,
      assertors: this.assertorsOf(feature),
      ...dates,
      precisionKm: this.precisionOf(feature),
      locator: which,
      outline: { text: coordinatesText(polygons), weight: outlineWeight(polygons) },
      ...(point && { point }),
    };
  }

  private locatorOf(feature: DataFeature, index: number): string {
    const filled = this.mapping.locator?.replaceAll(/\{([^}]+)\}/g, (_, column: string) => columnOf(feature, column) ?? "");
    return textOf(filled) ?? `feature ${index + 1}`;
  }

  private datesOf(feature: DataFeature, without: (why: string) => undefined): Pick<Row, "from" | "first" | "until"> | undefined {
    const start = dateIn(this.mapping.start, feature);
    const { end } = this.mapping;
    const last: ForeignDate = end && end.ends !== "until-next" ? dateIn(end, feature) : { kind: "open" };
    for (const [which, date] of [
      ["start", start],
      ["end", last],
    ] as const)
      if (date.kind === "unreadable") return without(`whose ${which} cannot be read as a date: “${date.value.slice(0, 40)}”`);
    const from = startText(start);
    if (from === undefined || (start.kind !== "days" && start.kind !== "written")) return without("without a start");
    if (start.kind === "days" && last.kind === "days" && (end?.ends === "exclusive" ? last.first : last.after) <= start.first)
      return without("that end before they begin");
    return { from, first: start.first, until: untilText(last, end?.ends) };
  }

  private assertedOf(feature: DataFeature, without: (why: string) => undefined): readonly Asserted[] | undefined {
    const { mapping } = this;
    const status = mapping.status && columnOf(feature, mapping.status.column);
    const meanings = mapping.status && status !== undefined ? lookUp(mapping.status.means, status) : mapping.means;
    if (!meanings) return without(`whose ${mapping.status?.column} is “${status}”, of which the mapping says nothing`);
    const asserted = meanings.flatMap((meaning): Asserted[] => {
      const holders = this.holdersIn(
        feature,
        meaning.holder ?? mapping.holder.columns,
        meaning.holder ? undefined : mapping.holder.constant,
      );
      if (holders.length === 0) return [];
      const dependentOn = this.holdersIn(feature, meaning.dependent_on ?? [], undefined);
      return [{ verb: meaning.verb, ...(meaning.mode !== undefined && { mode: meaning.mode }), holders, dependentOn }];
    });
    return asserted.length > 0 ? asserted : without("without a holder");
  }

  private holdersIn(feature: DataFeature, columns: readonly string[], constant: string | undefined): readonly string[] {
    const code = columns.flatMap((column) => columnOf(feature, column) ?? [])[0] ?? constant;
    if (code === undefined) return [];
    const id = this.polityOf(code);
    return id === undefined ? [] : [id];
  }

  /** One code has one id in all files, and different codes stay different. */
  private polityOf(code: string): string | undefined {
    const known = this.codes.get(code) ?? lookUp(this.mapping.holder.polities ?? {}, code);
    if (known !== undefined) {
      if (known !== "") this.codes.set(code, known);
      return known === "" ? undefined : known;
    }
    const base = slugOf(`${this.mapping.holder.prefix ?? ""}${code}`);
    if (base === undefined) return undefined;
    const id = newId(base, this.taken);
    this.codes.set(code, id);
    return id;
  }

  private assertorsOf(feature: DataFeature): readonly string[] {
    const { constant, column, divider } = this.mapping.assertor;
    const cell = column === undefined ? undefined : columnOf(feature, column);
    const names =
      cell === undefined ? [constant ?? this.mapping.source.id] : cell.split(divider ?? ";").flatMap((one) => textOf(one) ?? []);
    return names.flatMap((name) => {
      const id = slugOf(name);
      if (id !== undefined) this.assertors.set(id, id === constant ? this.mapping.source.title : name);
      return id ?? [];
    });
  }

  private precisionOf(feature: DataFeature): number | undefined {
    const { precision_km: precision } = this.mapping;
    if (precision === undefined || typeof precision === "number") return precision;
    const cell = columnOf(feature, precision.column);
    const km = cell === undefined ? undefined : precision.means ? lookUp(precision.means, cell) : Number(cell);
    return km !== undefined && Number.isFinite(km) && km > 0 ? km : undefined;
  }

  /** Names of polities: where a row's own code is the polity's, its name there, the last one in the file; else the code itself. */
  polities(features: readonly DataFeature[]): ReadonlyMap<string, string> {
    const { name, columns } = this.mapping.holder;
    const named = new Map([...this.codes].map(([code, id]) => [id, code]));
    const own = columns[0];
    if (name !== undefined && own !== undefined)
      for (const feature of features) {
        const id = this.codes.get(columnOf(feature, own) ?? "");
        const text = columnOf(feature, name);
        if (id !== undefined && text !== undefined) named.set(id, text);
      }
    return named;
  }
}

function pointOf({ geometry }: DataFeature): readonly [number, number] | undefined {
  const at = geometry?.type === "Point" && Array.isArray(geometry.coordinates) ? (geometry.coordinates as readonly unknown[]) : [];
  const [lon, lat] = at;
  return typeof lon === "number" && typeof lat === "number" && Number.isFinite(lon) && Number.isFinite(lat) ? [lon, lat] : undefined;
}

const broken = ({ geometry }: DataFeature): string =>
  geometry?.type === "Polygon" || geometry?.type === "MultiPolygon"
    ? "whose polygons have no area"
    : `whose geometry is a ${String(geometry?.type).slice(0, 30)}, no polygon`;

const hasNaN = (value: unknown): boolean =>
  Array.isArray(value) &&
  (Array.isArray(value[0]) ? value.some(hasNaN) : value.length >= 2 && !(Number.isFinite(value[0]) && Number.isFinite(value[1])));
