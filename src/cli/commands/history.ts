import type { HistoryAnswer } from "../../core/resolve/answer.ts";
import type { HistoricalDate } from "../../core/time/historical-date.ts";
import { HISTORY } from "../../export/answers/history.ts";
import { type AskedOptions, asking, examples, putting, type Registering } from "../command.ts";
import { date, type Speaking, sayBasis, sayPlace, sayViewpoint } from "../say.ts";
import { sayClaimant, sayReadings } from "../say-layer.ts";
import { eyesOf, findPlace } from "../typed-values.ts";

/** A history for people: one block for each run of days; an end is the first day on which it was no longer so. */
export function sayHistory(speaking: Speaking, answer: HistoryAnswer, asked?: HistoricalDate): string {
  const { styler, lang } = speaking;
  const said = (day: string | null): string => (day === null ? "…" : date(day, lang));
  const known = answer.known_on ? ` · as known on ${date(answer.known_on, lang)}` : "";
  const lines = [
    `${styler.bold(sayPlace(speaking, answer.place))}${asked ? ` · ${date(asked.text, lang)}` : ""} · ${sayViewpoint(speaking, answer.viewpoint)}${known}`,
  ];
  for (const spell of answer.spells) {
    lines.push("", styler.bold(`${said(spell.start)} – ${said(spell.end)}`));
    for (const [label, layer] of [
      ["title", spell.title],
      ["control", spell.control],
    ] as const) {
      lines.push(`  ${styler.dim(label.padEnd(8))}${sayReadings(speaking, layer)}`);
      for (const id of layer.because) lines.push(`  ${" ".repeat(8)}${styler.dim(`because ${sayBasis(speaking, id)}`)}`);
    }
    if (spell.claims.length > 0)
      lines.push(`  ${styler.dim("claims".padEnd(8))}${spell.claims.map((c) => sayClaimant(speaking, c)).join(", ")}`);
  }
  return lines.join("\n");
}

export function register({ program, world, act }: Registering): void {
  asking(program, HISTORY, "Lists who held, controlled and claimed a place from the beginning to the end of the records.")
    .addHelpText("after", examples("history vilnius", "history hrodna --as poland --json", "history Wilno --lang pl"))
    .action(
      act((placeText: string, options: AskedOptions) =>
        putting(world, options, ({ askable: { atlas, resolver }, speaking, answer }) => {
          const found = resolver.history(findPlace(atlas, placeText), eyesOf(atlas, options));
          return answer(found, () => sayHistory(speaking, found));
        }),
      ),
    );
}
