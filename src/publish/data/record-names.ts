import type { Atlas } from "../../core/model/atlas.ts";
import type { AnyAuthored } from "../../core/model/authored.ts";
import type { Localized } from "../../core/model/values.ts";

/** Name of a record by language: its name, its title, its gist, else its id with spaces. */
export function nameOf(record: AnyAuthored): Localized {
  const data = record.data as { name?: Localized; title?: Localized; question?: Localized; gist?: Localized };
  if (data.name !== undefined) return data.name;
  if (data.title !== undefined) return data.title;
  if (data.question !== undefined) return data.question;
  if (data.gist !== undefined) return data.gist;
  return { und: record.id.replaceAll(/[-_]/g, " ") };
}

/** The languages that a site is written in, and what needs no language. */
const spokenIn = ({ head }: Atlas): ReadonlySet<string> =>
  new Set([...(head.languages ?? []), ...(head.default.lang === undefined ? [] : [head.default.lang]), "en", "und"]);

/** A name in the languages of the site, else in the first that it has; and in all others. */
function parted(name: Localized, spoken: ReadonlySet<string>): readonly [own: Localized, others: Localized] {
  const all = Object.entries(name);
  const isOwn = ([tag]: readonly [string, string]): boolean => spoken.has(tag) || spoken.has(tag.split("-")[0] as string);
  const own = all.some(isOwn) ? all.filter(isOwn) : all.slice(0, 1);
  return [Object.fromEntries(own), Object.fromEntries(all.filter((entry) => !own.includes(entry)))];
}

/** Name of a record in the languages of the site. */
export const ownName = (atlas: Atlas, record: AnyAuthored): Localized => parted(nameOf(record), spokenIn(atlas))[0];

/** Names of what the map page names in languages that the site is not written in, by `collection/id`: for its search, and for addresses that ask for such a language. */
export function otherNames(atlas: Atlas): Readonly<Record<string, Localized>> {
  const spoken = spokenIn(atlas);
  const { polities, territories, places, viewpoints } = atlas.collections;
  return Object.fromEntries(
    [polities, territories, places, viewpoints].flatMap((collection) =>
      [...collection.values()].flatMap((record) => {
        const [, others] = parted(nameOf(record as AnyAuthored), spoken);
        return Object.keys(others).length === 0 ? [] : [[`${record.collection}/${record.id}`, others] as const];
      }),
    ),
  );
}

/** Name of a polity, historiography or `consensus`. */
export function assertorName(atlas: Atlas, id: string): Localized {
  const record = atlas.collections.polities.get(id) ?? atlas.collections.historiographies.get(id);
  return record === undefined ? { und: id } : nameOf(record);
}
