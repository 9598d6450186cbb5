/** Rows of `dejure list`, kind by kind, as JSON Schema. */
import { anything, type JsonSchema, list, number, object, orNull, text, texts, truth, whole, words } from "./json-schema.ts";

const maybe = (description?: string): JsonSchema => orNull(text(description));
const named = { id: text(), name: maybe() };
const dates = maybe("as written; several where sources differ");

export const LIST_ROWS: Readonly<Record<string, JsonSchema>> = {
  polities: object({ ...named, type: text(), from: dates, until: dates }),
  territories: object({ ...named, type: maybe(), area_km2: number(), precision_km: orNull(number()) }),
  places: object({ ...named, lat: number(), lon: number(), type: maybe(), names: texts("in every language and period") }),
  frontiers: object({ ...named, points: whole(), described_in: orNull(anything("references")), precision_km: orNull(number()) }),
  instruments: object({ ...named, type: text(), parties: texts() }),
  events: object({ ...named, when: dates, type: text(), actors: texts(), at: texts("place ids") }),
  statements: object({ id: text(), when: dates, according_to: texts(), gist: maybe() }),
  sources: object({
    id: text(),
    title: maybe(),
    type: text(),
    standing: maybe(),
    seen: anything("what of it was seen"),
    assertions: whole("that cite it"),
  }),
  viewpoints: object({
    ...named,
    groups: text("groups of assertors, the first first"),
    assertors: whole(),
    same_as: texts("viewpoints that answer alike on all land and all days"),
  }),
  disputes: object({
    id: text(),
    parties: texts("polity ids"),
    area_km2: number(),
    since: text(),
    until: maybe("null: still open at the end of the records"),
    grounds: list(object({ polity: text(), assertions: texts() })),
    places: texts("place ids"),
  }),
  recognitions: object({
    by: text(),
    of: text(),
    mode: words("de-jure", "de-facto", "unspecified"),
    conditional: truth(),
    since: text(),
    until: maybe(),
    frontier: maybe(),
    assertion: text(),
    according_to: texts(),
  }),
  obligations: object({ id: text(), type: text(), by: anything("polities"), to: anything("polities"), state: text() }),
  disagreements: object({ id: text(), question: maybe(), answers: text(), treatment: text() }),
  figures: object({ id: text(), about: anything("references"), measure: text(), value: anything("a number or a range"), unit: text() }),
  interpretations: object({ id: text(), holder: anything("who holds it: ids, or a name"), view: maybe(), counterfactual: truth() }),
};
