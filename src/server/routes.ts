/** The questions of the API, one table: from it come the handlers, the checks of parameters and the OpenAPI document. */

import type { MapLayer } from "../core/resolve/answer.ts";
import { MAP_LAYERS } from "../core/resolve/answer.ts";
import { findPlace, findViewpoint, readDate, readDay } from "../core/resolve/ask.ts";
import { DIFF_LAYERS, type DiffLayer, diffAnswer } from "../export/answers/diff.ts";
import { flatRows } from "../export/answers/list.ts";
import { LISTS, listed } from "../export/answers/lists.ts";
import { formatFits, MAP_FORMATS, MAP_TYPES, type MapFormat, mapHoldings, mapText } from "../export/answers/map.ts";
import type { Askable } from "../export/answers/question.ts";
import { showAnswer } from "../export/answers/show.ts";
import { isSpells, whoAnswer } from "../export/answers/who.ts";
import { toCsv } from "../export/csv-text.ts";
import type { Limits } from "./limits.ts";
import { JSON_TYPE } from "./media-types.ts";
import type { Parameter, Values } from "./parameters.ts";
import { misput, must } from "./problem.ts";

export interface Asking extends Askable {
  readonly values: Values;
  /** what stands in the path after the route's name, decoded */
  readonly rest: string;
  readonly limits: Limits;
}

/** An answer before it has headers: JSON data, or a text of another media type. */
export type Reply =
  | { readonly json: unknown; readonly cut?: string }
  | { readonly text: string; readonly type: string; readonly cut?: string };

export interface Route {
  /** after `/api/`; one that ends in `/` takes the rest of the path */
  readonly path: string;
  /** name of the rest of the path */
  readonly rest?: { readonly name: string; readonly text: string; readonly example: string };
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** documents of spec/json by media type; null for a text */
  readonly answers: Readonly<Record<string, readonly string[] | null>>;
  /** where `format` is not given, Accept chooses */
  readonly negotiates?: boolean;
  answer(asking: Asking): Reply;
}

const place: Parameter = {
  name: "place",
  text: "a place's id, its name in any language, or lat,lon in degrees",
  required: true,
  example: "vilnius",
};
const date: Parameter = {
  name: "date",
  text: "EDTF; a date that is not one day asks for that whole interval",
  required: true,
  example: "1920-10-09",
};
const as: Parameter = { name: "as", text: "viewpoint by id or name; the atlas's default where it is left out", example: "lithuania" };
const knownOn: Parameter = { name: "known-on", text: "a day; leave out what was not public on it", example: "1920-08-01" };
const flag = (name: string, text: string): Parameter => ({ name, text, of: ["true", "false"], otherwise: "false" });

const viewpointOf = ({ atlas, values }: Asking): string => must(findViewpoint(atlas, values.get("as")));
const knownOnOf = ({ values }: Asking): number | undefined => {
  const text = values.get("known-on");
  return text === undefined ? undefined : must(readDay(text, "known-on"));
};

/** A list no longer than `most`; where it is cut, `truncated` says so. */
function cutTo<K extends string, T>(
  name: K,
  list: readonly T[],
  most: number,
  limit: keyof Limits,
): { readonly data: Record<string, unknown>; readonly cut?: string } {
  if (list.length <= most) return { data: { [name]: list } };
  return { data: { [name]: list.slice(0, most), truncated: { shown: most, of: list.length, limit } }, cut: `${most} of ${list.length}` };
}

const who: Route = {
  path: "who",
  summary: "Whose land was this on that day",
  parameters: [place, date, as, knownOn, flag("explain", "also what did not decide, with the reasons, and what other viewpoints answer")],
  answers: { [JSON_TYPE]: ["who", "spells"] },
  answer(asking) {
    const { atlas, values, limits } = asking;
    const spot = must(findPlace(atlas, values.get("place") ?? ""));
    const when = must(readDate(values.get("date") ?? ""));
    const options = { viewpoint: viewpointOf(asking), knownOn: knownOnOf(asking), explain: values.get("explain") === "true" };
    const answer = whoAnswer(asking, spot, when, options);
    if (!isSpells(answer)) return { json: answer };
    const { spells, ...head } = answer;
    const { data, cut } = cutTo("spells", spells, limits.spells, "spells");
    return { json: { ...head, ...data }, ...(cut !== undefined && { cut }) };
  },
};

const history: Route = {
  path: "history",
  summary: "All that a place went through",
  parameters: [place, as, knownOn],
  answers: { [JSON_TYPE]: ["history"] },
  answer(asking) {
    const { atlas, resolver, values, limits } = asking;
    const spot = must(findPlace(atlas, values.get("place") ?? ""));
    const { spells, ...head } = resolver.history(spot, { viewpoint: viewpointOf(asking), knownOn: knownOnOf(asking) });
    const { data, cut } = cutTo("spells", spells, limits.spells, "spells");
    return { json: { ...head, ...data }, ...(cut !== undefined && { cut }) };
  },
};

const map: Route = {
  path: "map",
  summary: "The map of a day, or of every change in an interval",
  parameters: [
    date,
    as,
    { name: "layer", text: "what to show", of: MAP_LAYERS, otherwise: "title" },
    knownOn,
    { name: "format", text: "the format; without it, Accept chooses, and else it is geojson", of: MAP_FORMATS },
    flag("wkt", "csv: with outlines as WKT"),
  ],
  answers: { "application/geo+json": ["map"], "image/svg+xml": null, "text/csv": null },
  negotiates: true,
  answer(asking) {
    const { values, limits } = asking;
    const question = {
      date: must(readDate(values.get("date") ?? "")),
      viewpoint: viewpointOf(asking),
      layer: (values.get("layer") ?? "title") as MapLayer,
      knownOn: knownOnOf(asking),
    };
    const format = must(formatFits((values.get("format") ?? "geojson") as MapFormat, question.date));
    const all = must(mapHoldings(asking, question, limits.changes));
    const shown = all.slice(0, limits.features);
    const text = mapText(asking, shown, question, format, values.get("wkt") === "true");
    if (shown.length === all.length) return { text, type: MAP_TYPES[format] };
    const truncated = `,"truncated":${JSON.stringify({ shown: shown.length, of: all.length, limit: "features" })}}\n`;
    return {
      text: format === "geojson" ? text.replace(/\}\s*$/, truncated) : text,
      type: MAP_TYPES[format],
      cut: `${shown.length} of ${all.length}`,
    };
  },
};

const diff: Route = {
  path: "diff",
  summary: "What differs between two days or two viewpoints",
  parameters: [
    { name: "from", text: "a day", required: true, example: "1920-07-11" },
    { name: "to", text: "another day, in the same viewpoint", example: "1920-10-14" },
    as,
    { name: "versus", text: "the other viewpoint, on the same day", example: "poland" },
    { name: "layer", text: "what to compare; both where it is left out", of: DIFF_LAYERS },
    knownOn,
  ],
  answers: { [JSON_TYPE]: ["diff"] },
  answer(asking) {
    const { atlas, values, limits } = asking;
    const day = must(readDay(values.get("from") ?? "", "from"));
    const [to, versus, layer] = [values.get("to"), values.get("versus"), values.get("layer")];
    if ((to === undefined) === (versus === undefined))
      throw misput(
        to === undefined ? "one day and one viewpoint: nothing to compare" : "two days and two viewpoints at once",
        "give from and to, or from with as and versus",
      );
    const viewpoint = viewpointOf(asking);
    const other = {
      day: to === undefined ? day : must(readDay(to, "to")),
      viewpoint: versus === undefined ? viewpoint : must(findViewpoint(atlas, versus)),
    };
    const { changes, ...head } = diffAnswer(
      asking,
      { day, viewpoint },
      other,
      layer === undefined ? DIFF_LAYERS : [layer as DiffLayer],
      knownOnOf(asking),
    );
    const { data, cut } = cutTo("changes", changes, limits.features, "features");
    return { json: { ...head, ...data }, ...(cut !== undefined && { cut }) };
  },
};

const list: Route = {
  path: "list/",
  rest: {
    name: "kind",
    text: `what to list: ${Object.keys(LISTS).join(", ")}`,
    example: "disputes",
  },
  summary: "What an atlas holds, and what follows from it",
  parameters: [
    { name: "on", text: "a day: as things stood on it", example: "1920-10-14" },
    as,
    knownOn,
    { name: "format", text: "json or csv", of: ["json", "csv"], otherwise: "json" },
  ],
  answers: { [JSON_TYPE]: ["list"], "text/csv": null },
  answer(asking) {
    const { atlas, resolver, values, rest, limits } = asking;
    const rows = must(
      listed(
        { atlas, resolver },
        rest,
        values.has("on") ? must(readDay(values.get("on") ?? "", "on")) : undefined,
        values.has("as") ? viewpointOf(asking) : undefined,
        knownOnOf(asking),
      ),
      404,
    );
    const shown = rows.slice(0, limits.features);
    const cut = shown.length < rows.length ? { cut: `${shown.length} of ${rows.length}` } : {};
    return values.get("format") === "csv" ? { text: toCsv(flatRows(shown)), type: MAP_TYPES.csv, ...cut } : { json: shown, ...cut };
  },
};

const show: Route = {
  path: "show/",
  rest: {
    name: "id",
    text: "id of a record (collection/id where several share it), of an assertion such as moscow-1920#2/1, with # written %23, or of a dispute as the list has it",
    example: "moscow-1920",
  },
  summary: "One record, assertion or dispute",
  parameters: [],
  answers: { [JSON_TYPE]: ["show", "show-dispute"] },
  answer: (asking) => ({ json: must(showAnswer(asking, asking.rest), 404).answer }),
};

export const ROUTES: readonly Route[] = [who, history, map, diff, list, show];
