import { disagreementsOf } from "../../core/law/disagreements.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import type { CollectionName } from "../../core/model/field.ts";
import type { Site } from "./page.tsx";

/** Folder of a list of records → its collection. */
export const LISTS = {
  treaties: "instruments",
  polities: "polities",
  territories: "territories",
  events: "events",
  places: "places",
  sources: "sources",
  stories: "stories",
} as const satisfies Readonly<Record<string, CollectionName>>;

/** Collections whose records have no page of their own, and stand together on `data/records/`. */
export const SHORT: readonly CollectionName[] = ["statements", "frontiers", "interpretations", "figures", "historiographies"];

/** What a reader looks for first, and what stands behind it: message keys `pages.<name>`, folders `<name>/`. */
export const MAIN = ["stories", "treaties", "polities", "territories", "events", "disputes", "sources"] as const;
export const MORE = ["places", "obligations", "recognitions", "disagreements", "viewpoints", "records", "quality", "data"] as const;
export type Section = (typeof MAIN)[number] | (typeof MORE)[number];

/** Folder of a section. */
export const folderOf = (section: Section): string => (section === "records" ? "data/records/" : `${section}/`);

const known = new WeakMap<Atlas, ReadonlySet<Section>>();

/** Sections in which this atlas has something; the others are not offered. */
export function sectionsOf({ atlas, data }: Site): ReadonlySet<Section> {
  let sections = known.get(atlas);
  if (sections === undefined) {
    const there: Readonly<Record<Exclude<Section, keyof typeof LISTS>, boolean>> = {
      disputes: data.timelines.disputes.length > 0,
      obligations: atlas.collections.obligations.size > 0,
      recognitions: atlas.assertions.some(({ verb }) => verb === "recognises"),
      disagreements: disagreementsOf(atlas).length > 0,
      viewpoints: atlas.collections.viewpoints.size > 0,
      records: SHORT.some((collection) => atlas.collections[collection].size > 0),
      quality: true,
      data: true,
    };
    sections = new Set(
      [...MAIN, ...MORE].filter((section) =>
        section in LISTS
          ? atlas.collections[LISTS[section as keyof typeof LISTS]].size > 0
          : there[section as Exclude<Section, keyof typeof LISTS>],
      ),
    );
    known.set(atlas, sections);
  }
  return sections;
}

/** Whether the map has anything to show but the world itself. */
export const hasLand = ({ data }: Site): boolean => data.atlas.bounds !== undefined || data.atlas.places.length > 0;
