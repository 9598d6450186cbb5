/**
 * A viewpoint's world: land by holder, and land that is disputed as features of its own, with the names and codes by which
 * other people's tools know it. The land is divided alike for every viewpoint, so that their files lie on each other exactly.
 */

import type { Atlas } from "../../core/model/atlas.ts";
import type { Authored } from "../../core/model/authored.ts";
import type { Localized } from "../../core/model/values.ts";
import { type LayerAnswer, published } from "../../core/resolve/answer.ts";
import type { Resolver } from "../../core/resolve/resolver.ts";
import { areaOfFaces } from "../../core/space/area.ts";
import type { LonLat } from "../../core/space/geometry.ts";
import type { Day } from "../../core/time/historical-date.ts";
import { textIn } from "../site/text-in.ts";

/** Land with one answer in every viewpoint; of disputed land, that of one territory alone. */
export interface Piece {
  readonly faces: readonly number[];
  readonly cell: number;
  /** the smallest territory that it lies in, where the land is disputed */
  readonly disputed: string | undefined;
}

export type WorldLayer = "title" | "control";

/** What is said of one feature; keys that say nothing are left out. */
export type LandProperties = Readonly<Record<string, string | number | boolean>>;

export interface WorldLand {
  readonly id: string;
  /** numbers of its pieces */
  readonly pieces: readonly number[];
  readonly answer: LayerAnswer;
  /** a point inside its largest part */
  readonly at: LonLat;
  readonly properties: LandProperties;
  /** names in other languages than the first, as `name_de` */
  readonly names: LandProperties;
}

const tagged = (tags: readonly string[] | undefined, prefix: string): string | undefined =>
  tags?.find((tag) => tag.startsWith(prefix))?.slice(prefix.length);

/** A territory with this tag is disputed, whether or not the viewpoints of the atlas differ on it. */
const DISPUTED = "disputed";

/** The pieces of the atlas's land on a day. */
export function piecesOf(atlas: Atlas, resolver: Resolver, day: Day): Piece[] {
  const { arrangement } = atlas.land;
  const { cells } = resolver;
  const smallest = new Map<number, { readonly id: string; readonly km2: number }>();
  const tagging = new Set<number>();
  for (const { id, data } of atlas.collections.territories.values()) {
    const faces = atlas.land.facesOfTerritory(id);
    const km2 = areaOfFaces(arrangement, faces);
    for (const face of faces) {
      if (data.tags?.includes(DISPUTED)) tagging.add(face);
      const known = smallest.get(face);
      if (!known || km2 < known.km2 || (km2 === known.km2 && id < known.id)) smallest.set(face, { id, km2 });
    }
  }
  const differ = new Map<number, boolean>();
  const isDisputed = (cell: number): boolean => {
    let known = differ.get(cell);
    if (known === undefined) differ.set(cell, (known = viewpointsDiffer(atlas, resolver, cell, day)));
    return known;
  };
  const pieces = new Map<string, { faces: number[]; cell: number; disputed: string | undefined }>();
  for (let cell = 0; cell < cells.count; cell++)
    for (const face of cells.facesOf(cell)) {
      if (face === 0 || !(arrangement.areaOf(face) > 0)) continue;
      const disputed = tagging.has(face) || isDisputed(cell) ? smallest.get(face)?.id : undefined;
      const key = `${cell} ${disputed ?? ""}`;
      const piece = pieces.get(key);
      if (piece) piece.faces.push(face);
      else pieces.set(key, { faces: [face], cell, disputed });
    }
  return [...pieces.values()];
}

/** Whether two viewpoints that say anything of a title say different things, or somebody claims what another is said to hold. */
function viewpointsDiffer(atlas: Atlas, resolver: Resolver, cell: number, day: Day): boolean {
  const said = new Set<string>();
  const holders = new Set<string>();
  for (const viewpoint of atlas.collections.viewpoints.keys()) {
    const answer = published(resolver.answerOn(cell, "title", day, { viewpoint }));
    if (answer.answer === "unknown") continue;
    for (const { polity } of answer.holders) holders.add(polity);
    said.add(`${answer.answer} ${answer.holders.map((h) => h.polity).join(" ")}`);
  }
  return said.size > 1 || resolver.claimsOf(cell, day).some(({ polity }) => !holders.has(polity));
}

/** Codes of a polity as other tools write them; its id where it has none. */
function codesOf(polity: Authored<"polities"> | undefined, id: string) {
  const iso = tagged(polity?.data.tags, "iso-a3-");
  const adm0 = tagged(polity?.data.tags, "adm0-a3-");
  return { iso, adm0, code: iso ?? adm0 ?? id };
}
/** Code of a polity: ISO 3166-1 alpha-3, else Natural Earth's, else its id. */
export const polityCode = (atlas: Atlas, id: string): string => codesOf(atlas.collections.polities.get(id), id).code;

const wikidataOf = (links: readonly string[] | undefined): string | undefined =>
  links?.map((link) => /wikidata\.org\/(?:wiki|entity)\/(Q\d+)$/.exec(link)?.[1]).find((item) => item !== undefined);

/** The features of one viewpoint. */
export function landsOf(
  atlas: Atlas,
  resolver: Resolver,
  pieces: readonly Piece[],
  { day, viewpoint, layer }: { readonly day: Day; readonly viewpoint: string; readonly layer: WorldLayer },
): WorldLand[] {
  const groups = new Map<string, { readonly piece: Piece; readonly answer: LayerAnswer; readonly members: number[] }>();
  pieces.forEach((piece, number) => {
    const answer = published(resolver.answerOn(piece.cell, layer, day, { viewpoint }));
    const holders = answer.holders.map(({ polity, mode, through }) => `${polity},${mode ?? ""},${through ?? ""}`);
    const key = `${piece.disputed ?? ""}|${answer.answer}|${holders.join(" ")}|${piece.disputed === undefined ? "" : piece.cell}`;
    const group = groups.get(key);
    if (group) group.members.push(number);
    else groups.set(key, { piece, answer, members: [number] });
  });
  const { arrangement } = atlas.land;
  const polity = (id: string) => atlas.collections.polities.get(id);
  const code = (id: string): string => polityCode(atlas, id);
  const languages = atlas.head.languages ?? ["en"];
  const [first = "en"] = languages;
  const nameIn = (name: Localized | undefined, id: string): string => (name ? textIn(name, first, languages).text : id);
  const taken = new Map<string, number>();
  const lands: WorldLand[] = [];
  for (const { piece, answer, members } of groups.values()) {
    const control = published(resolver.answerOn(piece.cell, "control", day, { viewpoint }));
    const territory = piece.disputed === undefined ? undefined : atlas.collections.territories.get(piece.disputed);
    const [sole] = answer.answer === "held" ? answer.holders : [];
    // Where one acts through another, as a state through its dependency, the land bears the other's name.
    const holder = sole && (sole.through ?? sole.polity);
    const own = territory ?? (holder === undefined ? undefined : polity(holder));
    const ownId = piece.disputed ?? holder ?? answer.answer;
    const codes = territory ? { iso: undefined, adm0: undefined } : codesOf(holder === undefined ? undefined : polity(holder), ownId);
    const base = territory ? (tagged(territory.data.tags, "brk-a3-") ?? ownId) : (codes.iso ?? codes.adm0 ?? ownId);
    const nth = (taken.get(base) ?? 0) + 1;
    taken.set(base, nth);
    const faces = members.flatMap((i) => (pieces[i] as Piece).faces);
    const area = areaOfFaces(arrangement, faces);
    const largest = faces.reduce((a, b) => (arrangement.areaOf(b) > arrangement.areaOf(a) ? b : a));
    const claimants = resolver.claimsOf(piece.cell, day).map((c) => code(c.polity));
    const list = (ids: readonly string[]): string => [...new Set(ids)].join(",");
    const [ruler] = control.holders;
    lands.push({
      id: nth === 1 ? base : `${base}.${nth}`,
      pieces: members,
      answer,
      at: arrangement.pointIn(largest),
      properties: present({
        name: nameIn(own?.data.name, ownId),
        iso_a3: codes.iso,
        adm0_a3: codes.adm0,
        brk_a3: tagged(territory?.data.tags, "brk-a3-"),
        ne_id: tagged(territory?.data.tags, "ne-id-"),
        wikidata: wikidataOf(own?.data.links),
        disputed: piece.disputed === undefined ? undefined : true,
        status: answer.answer,
        holder: sole && code(holder ?? sole.polity),
        holders: answer.holders.length > 1 ? list(answer.holders.map((h) => code(h.polity))) : undefined,
        ...(piece.disputed !== undefined && {
          controller: control.holders.length > 0 ? list(control.holders.map((h) => code(h.polity))) : undefined,
          control_mode: control.holders.length === 1 && ruler?.mode !== "administers" ? ruler?.mode : undefined,
          claimants: claimants.length > 0 ? list(claimants) : undefined,
        }),
        area_km2: Math.round(area * 100) / 100,
      }),
      names: namesOf(own?.data.name, first),
    });
  }
  return lands.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const present = (given: Readonly<Record<string, string | number | boolean | undefined>>): LandProperties =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as LandProperties;

const namesOf = (name: Localized | undefined, first: string): LandProperties =>
  Object.fromEntries(
    Object.entries(name ?? {}).flatMap(([tag, text]) =>
      tag === first || tag === "und" ? [] : [[`name_${tag.replaceAll("-", "_")}`, text]],
    ),
  );
