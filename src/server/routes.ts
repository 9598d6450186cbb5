/** The questions of the API: each is declared beside its answer, and here gets its handler; checks of parameters and OpenAPI follow. */

import { findPlace, findViewpoint, readDate, readDay } from "../core/resolve/ask.ts";
import { DIFF, DIFF_LAYERS, diffAnswer, diffFits } from "../export/answers/diff.ts";
import { type AskedEyes, readEyes, readKnownOn } from "../export/answers/eyes.ts";
import { HISTORY } from "../export/answers/history.ts";
import { flatRows } from "../export/answers/list.ts";
import { LIST, listed } from "../export/answers/lists.ts";
import { formatFits, MAP, MAP_TYPES, mapHoldings, mapText } from "../export/answers/map.ts";
import {
  type Askable,
  camelCase,
  type Given,
  parametersAt,
  type Question,
  type QuestionParameter,
  textAt,
  wordsAt,
} from "../export/answers/question.ts";
import { SHOW, showAnswer } from "../export/answers/show.ts";
import { isSpells, WHO, whoAnswer } from "../export/answers/who.ts";
import { toCsv } from "../export/csv-text.ts";
import type { Limits } from "./limits.ts";
import { JSON_TYPE } from "./media-types.ts";
import type { Parameter, Values } from "./parameters.ts";
import { must } from "./problem.ts";

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
  /** what the rest of the path is */
  readonly rest?: Parameter;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** documents of spec/json by media type; null for a text */
  readonly answers: Readonly<Record<string, readonly string[] | null>>;
  /** where `format` is not given, Accept chooses */
  readonly negotiates?: boolean;
  answer(asking: Asking): Reply;
}

interface Handler<Q extends Question> extends Pick<Route, "answers" | "negotiates"> {
  answer(asking: Asking, given: Given<Q, "api">): Reply;
}

/** A parameter of the query as the API reads and describes it. */
function inAddress(parameter: QuestionParameter): Parameter {
  const { name, required, flag, otherwise, example } = parameter;
  const of = flag ? ["true", "false"] : wordsAt(parameter, "api");
  const least = flag ? "false" : otherwise;
  return {
    name,
    text: textAt(parameter, "api"),
    ...(required && { required }),
    ...(of && { of }),
    ...(least !== undefined && { otherwise: least }),
    ...(example !== undefined && { example }),
  };
}

/** A question as a route: its parameters are read as they are declared, and handed over by their names as in a program. */
function route<const Q extends Question>(question: Q, { answer, ...handler }: Handler<Q>): Route {
  const [inPath] = parametersAt(question, "api", "path");
  const flags = new Set(question.parameters.flatMap(({ name, flag }) => (flag ? [name] : [])));
  return {
    path: inPath ? `${question.name}/` : question.name,
    ...(inPath && { rest: inAddress(inPath) }),
    summary: question.summary.charAt(0).toUpperCase() + question.summary.slice(1),
    parameters: parametersAt(question, "api", "query").map(inAddress),
    ...handler,
    answer(asking) {
      const given = [...asking.values].map(([name, value]) => [camelCase(name), flags.has(name) ? value === "true" : value] as const);
      const all = Object.fromEntries(inPath ? [...given, [camelCase(inPath.name), asking.rest] as const] : given);
      // readParameters has held the query to this very declaration
      return answer(asking, all as Given<Q, "api">);
    },
  };
}

const eyesOf = ({ atlas }: Asking, given: { readonly as?: string; readonly knownOn?: string }): AskedEyes =>
  must(readEyes(atlas, given, "api"));

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

const who = route(WHO, {
  answers: { [JSON_TYPE]: ["who", "spells"] },
  answer(asking, given) {
    const { atlas, limits } = asking;
    const spot = must(findPlace(atlas, given.place));
    const when = must(readDate(given.date));
    const answer = whoAnswer(asking, spot, when, { ...eyesOf(asking, given), explain: given.explain });
    if (!isSpells(answer)) return { json: answer };
    const { spells, ...head } = answer;
    const { data, cut } = cutTo("spells", spells, limits.spells, "spells");
    return { json: { ...head, ...data }, ...(cut !== undefined && { cut }) };
  },
});

const history = route(HISTORY, {
  answers: { [JSON_TYPE]: ["history"] },
  answer(asking, given) {
    const { atlas, resolver, limits } = asking;
    const { spells, ...head } = resolver.history(must(findPlace(atlas, given.place)), eyesOf(asking, given));
    const { data, cut } = cutTo("spells", spells, limits.spells, "spells");
    return { json: { ...head, ...data }, ...(cut !== undefined && { cut }) };
  },
});

const map = route(MAP, {
  answers: { "application/geo+json": ["map"], "image/svg+xml": null, "text/csv": null },
  negotiates: true,
  answer(asking, given) {
    const { limits } = asking;
    const date = must(readDate(given.date));
    const question = { date, layer: given.layer, ...eyesOf(asking, given) };
    const format = must(formatFits(given.format ?? "geojson", date));
    const all = must(mapHoldings(asking, question, limits.changes));
    const shown = all.slice(0, limits.features);
    const text = mapText(asking, shown, question, format, given.wkt);
    if (shown.length === all.length) return { text, type: MAP_TYPES[format] };
    const truncated = `,"truncated":${JSON.stringify({ shown: shown.length, of: all.length, limit: "features" })}}\n`;
    return {
      text: format === "geojson" ? text.replace(/\}\s*$/, truncated) : text,
      type: MAP_TYPES[format],
      cut: `${shown.length} of ${all.length}`,
    };
  },
});

const diff = route(DIFF, {
  answers: { [JSON_TYPE]: ["diff"] },
  answer(asking, given) {
    const { atlas, limits } = asking;
    const day = must(readDay(given.from, "from"));
    must(diffFits(given, "api"));
    const { viewpoint, knownOn } = eyesOf(asking, given);
    const other = {
      day: given.to === undefined ? day : must(readDay(given.to, "to")),
      viewpoint: given.versus === undefined ? viewpoint : must(findViewpoint(atlas, given.versus)),
    };
    const layers = given.layer === undefined ? DIFF_LAYERS : [given.layer];
    const { changes, ...head } = diffAnswer(asking, { day, viewpoint }, other, layers, knownOn);
    const { data, cut } = cutTo("changes", changes, limits.features, "features");
    return { json: { ...head, ...data }, ...(cut !== undefined && { cut }) };
  },
});

const list = route(LIST, {
  answers: { [JSON_TYPE]: ["list"], "text/csv": null },
  answer(asking, given) {
    const { atlas, limits } = asking;
    const day = given.on === undefined ? undefined : must(readDay(given.on, "on"));
    const viewpoint = given.as === undefined ? undefined : must(findViewpoint(atlas, given.as));
    const rows = must(listed(asking, given.kind, day, viewpoint, must(readKnownOn(given, "api"))), 404);
    const shown = rows.slice(0, limits.features);
    const cut = shown.length < rows.length ? { cut: `${shown.length} of ${rows.length}` } : {};
    return given.format === "csv" ? { text: toCsv(flatRows(shown)), type: MAP_TYPES.csv, ...cut } : { json: shown, ...cut };
  },
});

const show = route(SHOW, {
  answers: { [JSON_TYPE]: ["show", "show-dispute"] },
  answer: (asking, { id }) => ({ json: must(showAnswer(asking, id), 404).answer }),
});

export const ROUTES: readonly Route[] = [who, history, map, diff, list, show];
