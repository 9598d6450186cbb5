import type { HistoryAnswer } from "../../core/resolve/answer.ts";
import { findPlace, findViewpoint, readDay } from "../ask.ts";
import { type CommonOptions, examples, loadForQuestion, outStyler, print, printJson, type Registering, withCommon } from "../command.ts";
import { name, type Speaking, sayBasis, sayLayer, sayPlace, sayViewpoint } from "../say.ts";
import { EXIT } from "../world.ts";

interface Options extends CommonOptions {
  readonly as?: string;
  readonly knownOn?: string;
}

const days = (start: string | null, end: string | null): string => `${start ?? "…"} – ${end ?? "…"}`;

/** A history for people: one block for each run of days; an end is the first day on which it was no longer so. */
export function sayHistory({ atlas, styler }: Speaking, answer: HistoryAnswer, asked = ""): string {
  const known = answer.known_on ? ` · as known on ${answer.known_on}` : "";
  const lines = [
    `${styler.bold(sayPlace(atlas, answer.place))}${asked ? ` · ${asked}` : ""} · ${sayViewpoint(atlas, answer.viewpoint)}${known}`,
  ];
  for (const spell of answer.spells) {
    lines.push("", styler.bold(days(spell.start, spell.end)));
    for (const [label, layer] of [
      ["title", spell.title],
      ["control", spell.control],
    ] as const) {
      const readings =
        layer.certainty === "uncertain"
          ? (layer.alternatives ?? [layer]).map((a) => sayLayer(atlas, a)).join(" or ")
          : sayLayer(atlas, layer);
      lines.push(`  ${styler.dim(label.padEnd(8))}${layer.certainty === "uncertain" ? "uncertain: " : ""}${readings}`);
      for (const id of layer.because) lines.push(`  ${" ".repeat(8)}${styler.dim(`because ${sayBasis(atlas, id)}`)}`);
    }
    if (spell.claims.length > 0)
      lines.push(`  ${styler.dim("claims".padEnd(8))}${spell.claims.map((c) => name(atlas, c.polity)).join(", ")}`);
  }
  return lines.join("\n");
}

export function register({ program, world, act }: Registering): void {
  withCommon(
    program
      .command("history")
      .summary("all that a place went through")
      .description("Lists who held, controlled and claimed a place from the beginning to the end of the records.")
      .argument("<place>", "a place's id, its name in any language, or lat,lon in degrees")
      .option("--as <viewpoint>", "whose eyes (default: the atlas's)")
      .option("--known-on <date>", "leave out what was not public on this day"),
  )
    .addHelpText("after", examples("history vilnius", "history hrodna --as poland --json"))
    .action(
      act(async (placeText: string, options: Options) => {
        const { atlas, resolver } = await loadForQuestion(world, options);
        const viewpoint = findViewpoint(atlas, options.as);
        const answer = resolver.history(findPlace(atlas, placeText), {
          viewpoint,
          knownOn: options.knownOn === undefined ? undefined : readDay(options.knownOn, "--known-on"),
        });
        if (options.json) printJson(world, answer);
        else print(world, sayHistory({ atlas, styler: outStyler(world) }, answer));
        return EXIT.fine;
      }),
    );
}
