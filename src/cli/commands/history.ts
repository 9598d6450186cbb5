import type { HistoryAnswer } from "../../core/resolve/answer.ts";
import type { HistoricalDate } from "../../core/time/historical-date.ts";
import { within } from "../../core/words/speaker.ts";
import { HISTORY } from "../../export/answers/history.ts";
import { type AskedOptions, asking, examples, putting, type Registering } from "../command.ts";
import { date, type Speaking, sayBasis, sayKnown, sayPlace, sayViewpoint } from "../say.ts";
import { sayClaimant, sayReadings } from "../say-layer.ts";
import { eyesOf, findPlace } from "../typed-values.ts";

/** A history for people: one block for each run of days; an end is the first day on which it was no longer so. */
export function sayHistory(speaking: Speaking, answer: HistoryAnswer, asked?: HistoricalDate): string {
  const { styler, lang, say } = speaking;
  const said = (day: string | null): string => (day === null ? "…" : date(day, lang));
  const wide = Math.max(...(["title", "control", "claims"] as const).map((key) => say(key).length)) + 1;
  const label = (key: string): string => styler.dim(within(say(key)).padEnd(wide));
  const lines = [
    `${styler.bold(sayPlace(speaking, answer.place))}${asked ? ` · ${date(asked.text, lang)}` : ""} · ${sayViewpoint(speaking, answer.viewpoint)}${sayKnown(speaking, answer.known_on)}`,
  ];
  for (const spell of answer.spells) {
    lines.push("", styler.bold(`${said(spell.start)} – ${said(spell.end)}`));
    for (const layer of ["title", "control"] as const) {
      lines.push(`  ${label(layer)}${sayReadings(speaking, spell[layer])}`);
      for (const id of spell[layer].because)
        lines.push(`  ${" ".repeat(wide)}${styler.dim(`${say("because")} ${sayBasis(speaking, id)}`)}`);
    }
    if (spell.claims.length > 0) lines.push(`  ${label("claims")}${spell.claims.map((c) => sayClaimant(speaking, c)).join(", ")}`);
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
