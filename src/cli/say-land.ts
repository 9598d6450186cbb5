/** Whose land a territory was, in words: a paragraph for each piece of it that has one answer. */
import type { LandAnswer } from "../export/answers/answer-documents.ts";
import type { LandPiece } from "../export/answers/who-land.ts";
import { area, date, listed, recordName, type Speaking, sayKnown, sayViewpoint } from "./say.ts";
import { layerLines, sayInShort } from "./say-layer.ts";

/** One piece on one line: how large, and who holds it. */
export const sayPieceInShort = (speaking: Speaking, { area_km2, title, control, claims }: LandPiece): string =>
  `${area(speaking, area_km2)}: ${sayInShort(speaking, { title, control, claims })}`;

const MOST_PLACES = 6;

/** Names of places, no more than anybody reads. */
function placesOn(speaking: Speaking, { places }: LandPiece): string {
  if (places.length === 0) return "";
  const shown = places.slice(0, MOST_PLACES).map((id) => recordName(speaking, `places/${id}`));
  const more = places.length - shown.length;
  const said =
    more > 0
      ? speaking.say("land.with.more", { places: shown.join(", "), n: more })
      : speaking.say("land.with", { places: listed(speaking, shown) });
  return `, ${said}`;
}

/** `dejure who` over a territory for people. */
export function sayLand(speaking: Speaking, answer: LandAnswer): string {
  const { styler, lang, say } = speaking;
  const name = recordName(speaking, `territories/${answer.territory}`);
  const lines = [
    `${styler.bold(name)} · ${area(speaking, answer.area_km2)} · ${date(answer.date, lang)} · ${sayViewpoint(speaking, answer.viewpoint)}${sayKnown(speaking, answer.known_on)}`,
  ];
  if (answer.pieces.length === 0) lines.push(say("land.none"));
  if (answer.pieces.length > 1) lines.push(say("land.pieces", { n: answer.pieces.length }));
  for (const piece of answer.pieces) {
    const share = (piece.share * 100).toFixed(piece.share < 0.01 ? 2 : 0).replace(".", say("decimal.point"));
    lines.push(
      "",
      `${styler.bold(area(speaking, piece.area_km2))} (${share} %)${placesOn(speaking, piece)}`,
      sayInShort(speaking, piece),
      ...layerLines(speaking, "title", piece.title),
      ...layerLines(speaking, "control", piece.control),
    );
  }
  return lines.join("\n");
}
