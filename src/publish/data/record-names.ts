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

/** Name of a polity, historiography or `consensus`. */
export function assertorName(atlas: Atlas, id: string): Localized {
  const record = atlas.collections.polities.get(id) ?? atlas.collections.historiographies.get(id);
  return record === undefined ? { und: id } : nameOf(record);
}
