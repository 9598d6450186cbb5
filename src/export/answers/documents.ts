/** Every JSON document that the command prints or the API answers, as JSON Schema. */
import { MAP_LAYERS } from "../../core/resolve/answer.ts";
import { COLUMNS } from "../holding-columns.ts";
import { DEFINITIONS, outsidePeriod } from "./definitions.ts";
import { anything, type JsonSchema, list, number, object, orNull, ref, text, texts, truth, whole, words } from "./json-schema.ts";
import { LIST_ROWS } from "./list-documents.ts";

export interface Document {
  /** where it comes from, in words */
  readonly title: string;
  readonly schema: JsonSchema;
}

const asked = { viewpoint: text("viewpoint id") };
const known = { known_on: ref("Day"), truncated: ref("Truncated") };
const state = { title: ref("LayerAnswer"), control: ref("LayerAnswer"), claims: list(ref("Claim")), divergent: ref("Divergent") };
const spells = list(ref("Spell"), "unbroken, ascending; a null start or end is open");
const side = object({ date: ref("Day"), viewpoint: text() }, { outside_period: outsidePeriod });
const span = object({
  file: text(),
  line: whole("from 1"),
  column: whole("from 1"),
  end_line: whole(),
  end_column: whole(),
  message: text(),
});

const row = Object.fromEntries(
  COLUMNS.map((column): [string, JsonSchema] => {
    const number_ = column.type === "integer" ? whole : number;
    const any = column.type === "text" || column.type === "date" ? text(column.doc) : number_(column.doc);
    const schema = column.words ? { ...words(...column.words), description: column.doc } : any;
    return [column.name, column.required ? schema : orNull(schema)];
  }),
);

const answers: Readonly<Record<string, Document>> = {
  who: {
    title: "dejure who PLACE DAY --json and /api/who",
    schema: object(
      { place: ref("Place"), date: ref("Day"), ...asked, ...state, also: list(ref("Bearing")) },
      {
        known_on: ref("Day"),
        otherwise: list(ref("Otherwise"), "with explain: the viewpoints that answer otherwise"),
        outside_period: outsidePeriod,
      },
    ),
  },
  spells: {
    title: "dejure who PLACE DATE --json and /api/who where DATE is not one day",
    schema: object({ place: ref("Place"), date: text("as asked, EDTF"), ...asked, spells }, known),
  },
  land: {
    title: "dejure who TERRITORY DAY --json",
    schema: object(
      {
        territory: text("territory id"),
        date: ref("Day"),
        ...asked,
        area_km2: number("on the ellipsoid"),
        pieces: list(
          object({
            title: ref("LayerAnswer"),
            control: ref("LayerAnswer"),
            claims: list(ref("Claim")),
            area_km2: number("on the ellipsoid"),
            share: number("part of the territory, from 0 to 1"),
            at: { ...list(number()), minItems: 2, maxItems: 2, description: "a point inside its largest face: longitude, latitude" },
            places: texts("ids of the places on it"),
          }),
          "land of the territory on which one answer holds, the largest first",
        ),
      },
      { known_on: ref("Day"), outside_period: outsidePeriod },
    ),
  },
  history: { title: "dejure history PLACE --json and /api/history", schema: object({ place: ref("Place"), ...asked, spells }, known) },
  diff: {
    title: "dejure diff --json and /api/diff",
    schema: object(
      {
        from: side,
        to: side,
        layers: list(words("title", "control")),
        changes: list(
          object({
            layer: words("title", "control"),
            before: ref("LayerAnswer"),
            after: ref("LayerAnswer"),
            area_km2: number(),
            places: texts("ids of places on this land"),
          }),
          "layer by layer, the largest land first",
        ),
      },
      known,
    ),
  },
  map: {
    title: "dejure map --format geojson and /api/map (RFC 7946)",
    schema: object(
      {
        type: words("FeatureCollection"),
        title: text(),
        licence: text(),
        attribution: texts(),
        ...asked,
        layer: words(...MAP_LAYERS),
        date: text("as asked, EDTF"),
        features: list(
          object(
            {
              type: words("Feature"),
              id: text(),
              geometry: object({ type: words("MultiPolygon"), coordinates: { type: "array", description: "WGS 84, RFC 7946" } }),
              properties: object(row),
            },
            { bbox: { type: "array", items: { type: "number" }, minItems: 4, maxItems: 4 } },
          ),
        ),
      },
      { truncated: ref("Truncated") },
    ),
  },
  show: {
    title: "dejure show ID --json and /api/show",
    schema: {
      ...object(
        { id: text(), collection: text(), file: text("path in the atlas folder"), line: whole("from 1") },
        {
          record: text("of an assertion: collection/id of its record"),
          article: text("of an article or one of its effects: the article's key in the record"),
          eid: text("of an article or one of its effects: its eId after the Akoma Ntoso Naming Convention, such as art_2__para_1"),
          article_ids: list(object({ article: text(), eid: text() }), "of an act: the key and the eId of each article, in their order"),
          between_signature_and_force: object({
            signed: text("EDTF"),
            force: orNull(text("EDTF; null: never for all")),
            days: orNull(whole("between them")),
            steps: list(
              object({
                assertion: text(),
                record: text("collection/id"),
                on: text("EDTF"),
                verb: words("control", "withdraws"),
                polities: texts("that gained or lost control"),
                places: texts("of the act's land that it concerns"),
                area_km2: number(),
              }),
              "what moved control of the act's land meanwhile",
            ),
          }),
          related_by: list(
            object(
              { by: text("collection/id"), verb: text(), cite: texts() },
              { part: text("which part of this record"), according_to: texts(), basis: text() },
            ),
            "how other acts and events stand to this record",
          ),
          verb: text(),
          layer: words("title", "control", "other"),
          belief: anything("what its assertors believe"),
          asserted_by: list(
            object({ assertor: text(), from: orNull(text()) }, { pending: words("signed-not-in-force", "condition-not-met") }),
          ),
          until: orNull(text()),
          rank: words("preferred", "normal", "deprecated"),
          secret: truth(),
          disclosed: anything("of an assertion: the days, or null; of a record or article: the date as it is recorded"),
          gist: anything("a text, or texts by language"),
          cite: { type: "array" },
          assertions: texts("of a record: ids of its assertions"),
        },
      ),
      additionalProperties: anything("a field of the record, as the record format describes it"),
    },
  },
  "show-dispute": {
    title: "dejure show ID --json and /api/show where ID is a dispute",
    schema: object({
      id: text(),
      collection: words("disputes"),
      parties: texts("polity ids"),
      since: text("EDTF; ..: from the beginning"),
      until: orNull(text("EDTF; null: still open at the end of the records")),
      area_km2: number(),
      places: texts("place ids"),
      grounds: list(
        object({
          polity: text("who says so"),
          holders: texts("whose title it upholds; none: it only denies, or abides by an open question"),
          since: orNull(text("day of the earliest act on which it relies; null: before all records")),
          accepted_by: texts("others who say the same"),
          assertions: list(object({ id: text(), record: text("collection/id"), verb: text(), cite: texts("source and locator") })),
        }),
        "what each party rests on",
      ),
    }),
  },
  "recognition-matrix": {
    title: "dejure list recognitions --on DATE --matrix --json",
    schema: object(
      {
        on: ref("Day"),
        by: texts("polities that recognise, in the order of their ids"),
        of: texts("polities recognised, in the order of their ids"),
        cells: list(
          object({
            by: text(),
            of: text(),
            mode: orNull(words("de-jure", "de-facto", "unspecified")),
            conditional: orNull(truth("null, as mode: accounts differ")),
            stands: words("yes", "maybe"),
            accounts: list(LIST_ROWS["recognitions"] as JsonSchema, "of the latest step, which decides"),
          }),
          "only pairs of which something stands on the day",
        ),
      },
      { known_on: ref("Day") },
    ),
  },
  check: {
    title: "dejure check --format json",
    schema: object({
      diagnostics: list(
        object({
          id: text("the same as long as the finding is the same; what --baseline goes by"),
          rule: text(),
          severity: words("error", "warning"),
          message: text(),
          file: text(),
          line: whole("from 1"),
          column: whole("from 1"),
          end_line: whole(),
          end_column: whole(),
          record: orNull(text("collection/id")),
          why: orNull(text()),
          help: orNull(text()),
          see: list(span),
        }),
      ),
      errors: whole(),
      warnings: whole(),
    }),
  },
  build: {
    title: "dejure build --json",
    schema: object({ folder: text(), files: whole(), bytes: whole(), errors: whole(), warnings: whole() }),
  },
  import: {
    title: "dejure import --json",
    schema: object({
      folder: text(),
      files: texts(),
      declares: anything("what the importer takes the file to mean"),
      doubts: texts("what looks wrong in the data, or was not understood"),
      left_out: texts(),
    }),
  },
  export: {
    title: "dejure export --json -o FILE",
    schema: object(
      { format: text(), file: text(), bytes: whole() },
      {
        beside: texts("files beside it, that help programs to open it"),
        not_said: texts("what the format does not say of this atlas, one sentence each"),
      },
    ),
  },
  draft: {
    title: "dejure draft ARTICLE -o ATLAS --json",
    schema: object({
      folder: text(),
      source: text("id of the source record"),
      sentences: whole("of the article"),
      proposals: list(
        object({
          collection: text(),
          id: text(),
          sentences: texts("ids of the sentences that it rests on"),
          rules: texts("rules that proposed it"),
          quote: text("the words of the article that it rests on"),
        }),
      ),
      files: texts("written, as paths in the atlas folder"),
    }),
  },
  new: { title: "dejure new --json", schema: object({ folder: text(), files: texts() }) },
  problem: {
    title: "errors of the API (RFC 9457)",
    schema: object({ type: words("about:blank"), title: text(), status: whole(), detail: text() }, { help: text("what to write instead") }),
  },
};

const lists = Object.fromEntries(
  Object.entries(LIST_ROWS).map(([kind, schema]): [string, Document] => [
    `list-${kind}`,
    { title: `dejure list ${kind} --json and /api/list/${kind}`, schema: list(schema) },
  ]),
);

/** Documents by name; `spec/json/<name>.schema.json` is generated from each. */
export const DOCUMENTS: Readonly<Record<string, Document>> = { ...answers, ...lists };

/** Names of definitions that a schema refers to, itself and through others. */
function usedBy(schema: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(schema)) for (const part of schema) usedBy(part, found);
  else if (typeof schema === "object" && schema !== null)
    for (const [key, value] of Object.entries(schema)) {
      if (key === "$ref" && typeof value === "string") {
        const name = value.slice(value.lastIndexOf("/") + 1);
        if (found.has(name)) continue;
        found.add(name);
        usedBy(DEFINITIONS[name], found);
      } else usedBy(value, found);
    }
  return found;
}

/** A document as a JSON Schema of its own (draft-07). */
export function documentSchema({ title, schema }: Document): Readonly<Record<string, unknown>> {
  const used = [...usedBy(schema)].sort();
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title,
    ...schema,
    ...(used.length > 0 && { definitions: Object.fromEntries(used.map((name) => [name, DEFINITIONS[name]])) }),
  };
}
