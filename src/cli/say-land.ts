/** Whose land a territory was, in words: a paragraph for each piece of it that has one answer. */
import { km2 } from "../core/check/rivals.ts";
import type { LandAnswer } from "../export/answers/answer-documents.ts";
import type { LandPiece } from "../export/answers/who-land.ts";
import { date, listed, recordName, type Speaking, sayViewpoint } from "./say.ts";
import { layerLines, sayInShort } from "./say-layer.ts";

/** One piece on one line: how large, and who holds it. */
export const sayPieceInShort = (speaking: Speaking, { area_km2, title, control, claims }: LandPiece): string =>
  `${km2(area_km2)}: ${sayInShort(speaking, { title, control, claims })}`;

/** Names of places, no more than anybody reads. */
function placesOn(speaking: Speaking, { places }: LandPiece): string {
  if (places.length === 0) return "";
  const shown = places.slice(0, 6).map((id) => recordName(speaking, `places/${id}`));
  return `, with ${places.length > 6 ? `${shown.join(", ")} and ${places.length - 6} more places` : listed(shown)}`;
}

/** `dejure who` over a territory for people. */
export function sayLand(speaking: Speaking, answer: LandAnswer): string {
  const { styler, lang } = speaking;
  const known = answer.known_on ? ` · as known on ${date(answer.known_on, lang)}` : "";
  const name = recordName(speaking, `territories/${answer.territory}`);
  const lines = [
    `${styler.bold(name)} · ${km2(answer.area_km2)} · ${date(answer.date, lang)} · ${sayViewpoint(speaking, answer.viewpoint)}${known}`,
  ];
  if (answer.pieces.length === 0) lines.push("no land is drawn for it");
  if (answer.pieces.length > 1) lines.push(`${answer.pieces.length} pieces with an answer of their own, the largest first`);
  for (const piece of answer.pieces)
    lines.push(
      "",
      `${styler.bold(km2(piece.area_km2))} (${(piece.share * 100).toFixed(piece.share < 0.01 ? 2 : 0)} %)${placesOn(speaking, piece)}`,
      sayInShort(speaking, piece),
      ...layerLines(speaking, "title", piece.title),
      ...layerLines(speaking, "control", piece.control),
    );
  return lines.join("\n");
}
