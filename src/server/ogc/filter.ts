/** Which features of a collection are asked for: in space, in time and by what they say of themselves. */
import { facesInBox, type LonLatBox } from "../../core/space/faces-in-box.ts";
import { COLUMNS } from "../../export/holding-columns.ts";
import type { Land } from "../lands.ts";
import { type Limits, SETTINGS } from "../limits.ts";
import type { Parameter } from "../parameters.ts";
import { misput } from "../problem.ts";
import { boxesOf } from "./box-asked.ts";
import { CRS84 } from "./collection.ts";
import { daysOfAt, daysOfDatetime, isOnOneOf } from "./days-asked.ts";
import { FORMAT, type OgcAsking } from "./resource.ts";

/** The same in every feature of a collection. */
const CONSTANT = new Set(["viewpoint", "layer", "date", "end_is"]);

/** Columns by which features are picked. */
export const FILTERED = COLUMNS.filter(({ name, type }) => (type === "text" || type === "date") && !CONSTANT.has(name));

const DEFAULT_LIMIT = 100;

const whole = (least: number): Readonly<Record<string, unknown>> => ({ type: "integer", minimum: least });

export const CRS: Parameter = { name: "crs", text: "the reference system of coordinates; there is one", of: [CRS84] };

export const ITEM_PARAMETERS: readonly Parameter[] = [
  {
    name: "bbox",
    text: "only features that have a point in this box: west,south,east,north in degrees, or six numbers with heights; west may be greater than east, across the antimeridian",
    example: "20.9,53.9,26.9,56.5",
    schema: { type: "array", oneOf: [4, 6].map((n) => ({ minItems: n, maxItems: n })), items: { type: "number" } },
  },
  {
    name: "datetime",
    text: "only features that are so on these days: a day, which is that whole day, a moment, or an interval with / (.. or nothing for an open end); a feature is not so any more on the day of its end",
    example: "1920-10-14",
  },
  {
    name: "at",
    text: "the same for dates that RFC 3339 has no words for: EDTF, with years before 0001 and dates that sources leave open, of which every admissible day counts",
    example: "1920-10~",
  },
  {
    name: "limit",
    text: "features on a page",
    otherwise: String(DEFAULT_LIMIT),
    schema: { ...whole(1), maximum: SETTINGS.page.default, default: DEFAULT_LIMIT },
  },
  {
    name: "offset",
    text: "features to pass over; next and prev lead from page to page",
    otherwise: "0",
    schema: { ...whole(0), default: 0 },
  },
  CRS,
  { name: "bbox-crs", text: "the reference system of bbox; there is one", of: [CRS84] },
  ...FILTERED.map(
    ({ name, words, doc }): Parameter => ({
      name,
      text: `only features of which this is the value, or one of several that stand there: ${doc}`,
      ...(words && { of: words }),
    }),
  ),
  FORMAT,
];

function count(name: string, text: string, least: number): number {
  if (!/^\d+$/.test(text) || Number(text) < least)
    throw misput(`${name} cannot be ${text.slice(0, 40)}`, `write a whole number from ${least}, such as ${name}=${Math.max(least, 50)}`);
  return Number(text);
}

export const pageAsked = ({ values, limits }: Pick<OgcAsking, "values"> & { readonly limits: Limits }) => ({
  limit: Math.min(count("limit", values.get("limit") ?? String(DEFAULT_LIMIT), 1), limits.page),
  offset: count("offset", values.get("offset") ?? "0", 0),
});

/** Numbers of the features asked for, in their order, from 0. */
export function chosen(asking: OgcAsking, land: Land): readonly number[] {
  const { values, limits } = asking;
  const [datetime, at, bbox] = [values.get("datetime"), values.get("at"), values.get("bbox")];
  if (datetime !== undefined && at !== undefined) throw misput("datetime and at are both given", "give one of them");
  const days = datetime !== undefined ? [daysOfDatetime(datetime)] : at !== undefined ? daysOfAt(at) : undefined;
  const boxes = bbox === undefined ? undefined : boxesOf(bbox, limits.bbox);
  const faces = boxes && inBoxes(asking, boxes);
  const wanted = FILTERED.flatMap(({ name }) => {
    const value = values.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const is = (i: number): boolean => {
    const { start, end, holding } = land.holdings[i] as Land["holdings"][number];
    if (days && !isOnOneOf(days, start, end)) return false;
    if (faces && !holding.faces.some((face) => faces.has(face))) return false;
    return wanted.every(([name, value]) => saysSo(land.row(i)[name], value));
  };
  return land.holdings.flatMap((_, i) => (is(i) ? [i] : []));
}

/** A column that lists several has them with `; ` between. */
const saysSo = (written: string | number | null, value: string): boolean =>
  written !== null && (String(written) === value || String(written).split("; ").includes(value));

function inBoxes({ atlas }: OgcAsking, boxes: readonly LonLatBox[]): ReadonlySet<number> {
  return new Set(boxes.flatMap((box) => [...facesInBox(atlas.land.arrangement, box)]));
}
