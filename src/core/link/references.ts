import { closest, distance } from "fastest-levenshtein";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { AnyAuthored, Authored, ValuePath } from "../model/authored.ts";
import type { CollectionName, FieldType } from "../model/field.ts";
import type { Citation, DateExpression, Extent, Waypoint } from "../model/values.ts";
import { walkRecord } from "./walk.ts";

export type Collections = { readonly [C in CollectionName]: ReadonlyMap<string, Authored<C>> };

/** Order in which a bare id is looked up where several collections have it: acts first, then what they are about. */
const LOOKUP_ORDER: readonly CollectionName[] = [
  "instruments",
  "events",
  "statements",
  "obligations",
  "figures",
  "interpretations",
  "disagreements",
  "polities",
  "territories",
  "places",
  "frontiers",
  "sources",
  "historiographies",
  "viewpoints",
  "stories",
];

/** Finds a record by `id`, `collection/id`, or either followed by `#part`. */
export function findRecord(collections: Collections, reference: string): AnyAuthored | undefined {
  const hash = reference.indexOf("#");
  const id = hash < 0 ? reference : reference.slice(0, hash);
  const slash = id.indexOf("/");
  if (slash > 0) {
    const collection = id.slice(0, slash);
    if (Object.hasOwn(collections, collection)) {
      const found = collections[collection as CollectionName].get(id.slice(slash + 1));
      if (found) return found as AnyAuthored;
    }
  }
  for (const name of LOOKUP_ORDER) {
    const found = collections[name].get(id);
    if (found) return found as AnyAuthored;
  }
  return undefined;
}

/** The nearest known word, where it is near enough to be what was meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const all = [...known];
  if (all.length === 0) return undefined;
  const best = closest(word, all);
  return distance(word, best) <= Math.max(2, Math.floor(word.length / 3)) ? best : undefined;
}

const SINGULAR: Readonly<Record<CollectionName, string>> = {
  polities: "polity",
  territories: "territory",
  places: "place",
  frontiers: "frontier",
  instruments: "instrument",
  events: "event",
  statements: "statement",
  obligations: "obligation",
  figures: "figure",
  interpretations: "interpretation",
  disagreements: "disagreement",
  sources: "source",
  viewpoints: "viewpoint",
  historiographies: "historiography",
  stories: "story",
};

/** Every reference of every record that leads nowhere, and the set of records that something refers to. */
export function checkReferences(
  collections: Collections,
  records: readonly AnyAuthored[],
  withheld: ReadonlyMap<CollectionName, ReadonlySet<string>>,
): { diagnostics: Diagnostic[]; used: Set<AnyAuthored> } {
  const diagnostics: Diagnostic[] = [];
  const used = new Set<AnyAuthored>();

  for (const record of records) {
    const dangling = (path: ValuePath, what: string, id: string, known: Iterable<string>): void => {
      for (const ids of withheld.values()) if (ids.has(id)) return;
      const near = nearest(id, known);
      diagnostics.push({
        rule: "dangling-reference",
        severity: "error",
        message: `no ${what} has the id ${id}`,
        span: record.spanOf(path),
        why: "a reference must lead to a record of the atlas",
        help: near ? `write ${near}, or add the record ${id}` : `add the record ${id}, or correct the id`,
        record: record.id,
      });
    };
    const use = (found: AnyAuthored | undefined): boolean => {
      if (found && found !== record) used.add(found);
      return found !== undefined;
    };
    const inCollection = (to: readonly CollectionName[], reference: string, path: ValuePath): void => {
      const id = reference.includes("#") ? reference.slice(0, reference.indexOf("#")) : reference;
      for (const c of to) if (use(collections[c].get(id) as AnyAuthored | undefined)) return;
      dangling(path, to.map((c) => SINGULAR[c]).join(" or "), id, to.flatMap((c) => [...collections[c].keys()]));
    };
    const visitExtent = (extent: Extent, path: ValuePath): void => {
      if (extent.kind === "territory") inCollection(["territories"], extent.id, path);
      else if (extent.kind === "side") {
        inCollection(["frontiers"], extent.frontier, path);
        visitExtent(extent.within, path);
      } else if ("of" in extent) for (const part of extent.of) visitExtent(part, path);
    };
    const visit = (type: FieldType, value: unknown, path: ValuePath): void => {
      switch (type.kind) {
        case "ref":
          return inCollection(type.to, value as string, path);
        case "anyref": {
          const reference = value as string;
          if (use(findRecord(collections, reference))) return;
          const id = reference.split("#")[0] ?? reference;
          return dangling(path, "record", id, LOOKUP_ORDER.flatMap((c) => [...collections[c].keys()]));
        }
        case "assertor": {
          const id = value as string;
          if (id === "consensus" || id === "all-polities") return;
          return inCollection(["polities", "historiographies"], id, path);
        }
        case "cite":
          for (const citation of value as readonly Citation[])
            if (!use(collections.sources.get(citation.source) as AnyAuthored | undefined))
              dangling(path, "source", citation.source, collections.sources.keys());
          return;
        case "extent":
          return visitExtent(value as Extent, path);
        case "waypoint": {
          const point = value as Waypoint;
          if ("place" in point) inCollection(["places"], point.place, path);
          return;
        }
        case "date": {
          const expression = value as DateExpression;
          if (expression.kind === "relative" && !use(findRecord(collections, expression.record)))
            dangling(path, "record", expression.record, LOOKUP_ORDER.flatMap((c) => [...collections[c].keys()]));
          return;
        }
        default:
          return;
      }
    };
    walkRecord(record, visit);
  }
  return { diagnostics, used };
}
