/** What OpenRefine may match a name with: places, polities and territories, under every name that the records give them. */
import type { Atlas } from "../../core/model/atlas.ts";
import type { Authored } from "../../core/model/authored.ts";
import type { DateExpression, Sourced } from "../../core/model/values.ts";
import { didYouMean, folded } from "../../core/resolve/ask.ts";
import { formatDay } from "../../core/time/format-day.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { headText } from "../../export/geojson.ts";
import { Refusal } from "../problem.ts";

const COLLECTIONS = ["places", "polities", "territories"] as const;
type Named = (typeof COLLECTIONS)[number];

/** Types of the whole collections; each has narrower ones by the `type` of its records. */
const TYPE_NAMES: Readonly<Record<Named, string>> = { places: "place", polities: "polity", territories: "territory" };

export interface EntityName {
  readonly text: string;
  readonly folded: string;
  /** BCP 47; `und` where the records name none */
  readonly language: string;
  /** days on which it was in use, both among them */
  readonly from: Day;
  readonly to: Day;
}

export interface Type {
  readonly id: string;
  readonly name: string;
}

export interface Entity {
  /** `polities/lithuania` */
  readonly id: string;
  readonly name: string;
  readonly names: readonly EntityName[];
  readonly description: string;
  readonly types: readonly Type[];
  /** days on which it was, both among them */
  readonly from: Day;
  readonly to: Day;
  readonly at: readonly [lon: number, lat: number] | undefined;
  readonly record: Authored<Named>;
}

/** First and last day that the values of a date may mean; plain errors of sources aside. */
function spanOf(atlas: Atlas, value: Sourced<DateExpression> | undefined): readonly [Day, Day] | undefined {
  const dates = (value ?? []).filter(({ rank }) => rank !== "deprecated").flatMap(({ value: one }) => atlas.dateOf(one) ?? []);
  return dates.length > 0 ? [Math.min(...dates.map((d) => d.earliest)), Math.max(...dates.map((d) => d.latest))] : undefined;
}

function namesOf(atlas: Atlas, record: Authored<Named>): EntityName[] {
  const always = Object.entries(record.data.name ?? {}).map(([language, text]) => ({ text, language, from: -Infinity, to: Infinity }));
  const dated = (record.data.names ?? []).map(({ text, lang, from, until }) => ({
    text,
    language: lang,
    from: (from && atlas.dateOf(from)?.earliest) ?? -Infinity,
    to: (until && atlas.dateOf(until)?.latest) ?? Infinity,
  }));
  return [...always, ...dated].map((name) => ({ ...name, folded: folded(name.text) }));
}

const days = (from: Day, to: Day): string => (from === -Infinity && to === Infinity ? "" : ` ${formatDay(from)}/${formatDay(to)}`);

function entityOf(atlas: Atlas, collection: Named, record: Authored<Named>): Entity {
  const { data } = record;
  const exists = "exists" in data ? data.exists : undefined;
  const from = spanOf(atlas, exists?.from)?.[0] ?? -Infinity;
  const to = (spanOf(atlas, exists?.until)?.[1] ?? Infinity) - 1;
  const kind = data.type === undefined ? TYPE_NAMES[collection] : data.type;
  const names = namesOf(atlas, record);
  const others = [...new Set(names.map((n) => n.text))].slice(0, 6).join(", ");
  const name = data.name ? headText(atlas, data.name) : (names[0]?.text ?? record.id);
  return {
    id: `${collection}/${record.id}`,
    name,
    names: [...names, { text: record.id, folded: folded(record.id), language: "und", from: -Infinity, to: Infinity }],
    description: `${kind}${days(from, to)}${others === name || others === "" ? "" : `: ${others}`}`,
    types: [
      { id: collection, name: TYPE_NAMES[collection] },
      ...(data.type === undefined ? [] : [{ id: `${collection}/${data.type}`, name: data.type }]),
    ],
    from,
    to,
    at: "at" in data ? [data.at.lon, data.at.lat] : undefined,
    record,
  };
}

const made = new WeakMap<Atlas, ReadonlyMap<string, Entity>>();

/** All entities by id. */
export function entitiesOf(atlas: Atlas): ReadonlyMap<string, Entity> {
  let entities = made.get(atlas);
  if (!entities) {
    entities = new Map(
      COLLECTIONS.flatMap((collection) =>
        [...atlas.collections[collection].values()].map((record) => {
          const entity = entityOf(atlas, collection, record);
          return [entity.id, entity] as const;
        }),
      ),
    );
    made.set(atlas, entities);
  }
  return entities;
}

/** The entity of an id; 404 where there is none. */
export function entityAt(atlas: Atlas, id: string): Entity {
  const entities = entitiesOf(atlas);
  const found = entities.get(id);
  if (found) return found;
  const near = didYouMean(id, entities.keys());
  throw new Refusal(404, "not found", {
    message: `there is no entity ${id.slice(0, 200)}`,
    help: near === undefined ? "ids are collection/id, such as polities/lithuania" : `did you mean ${near}`,
  });
}

/** Types that the atlas has entities of, by id. */
export const typesOf = (atlas: Atlas): readonly Type[] =>
  [...new Map([...entitiesOf(atlas).values()].flatMap((entity) => entity.types.map((type) => [type.id, type] as const))).values()].sort(
    (a, b) => (a.id < b.id ? -1 : 1),
  );
