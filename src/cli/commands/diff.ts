import { within } from "../../core/words/speaker.ts";
import type { DiffAnswer } from "../../export/answers/answer-documents.ts";
import { DIFF, DIFF_LAYERS, type DiffLayer, diffAnswer, diffFits } from "../../export/answers/diff.ts";
import type { Given } from "../../export/answers/question.ts";
import { asking, type CommonOptions, examples, putting, type Registering } from "../command.ts";
import { area, date, inWords, listed, type Speaking, sayKnown, sayViewpoint } from "../say.ts";
import { sayReadings } from "../say-layer.ts";
import { eyesOf, findViewpoint, must, readDay } from "../typed-values.ts";

type Options = CommonOptions & Given<typeof DIFF, "command", "option">;

function sayDiff(speaking: Speaking, { from, to, known_on, layers, changes }: DiffAnswer): string {
  const { atlas, styler, lang, say } = speaking;
  const days = listed(
    speaking,
    [...new Set([from.date, to.date])].map((day) => date(day, lang)),
  );
  const layerName = (layer: DiffLayer): string => within(say(layer));
  const [then, now, on] = ["diff.from", "diff.to", "diff.with"].map((key, _, all) =>
    styler.dim(say(key).padEnd(Math.max(...all.map((one) => say(one).length)))),
  );
  const eyes =
    from.viewpoint === to.viewpoint
      ? sayViewpoint(speaking, from.viewpoint)
      : listed(speaking, [sayViewpoint(speaking, from.viewpoint), sayViewpoint(speaking, to.viewpoint)]);
  const blocks = [styler.bold(`${days} · ${listed(speaking, layers.map(layerName))} · ${eyes}${sayKnown(speaking, known_on)}`)];
  for (const layer of layers) {
    const own = changes.filter((c) => c.layer === layer);
    if (layers.length > 1) blocks.push(styler.bold(layerName(layer)));
    if (own.length === 0) blocks.push(from.outside_period && to.outside_period ? within(say("kind.outside-period")) : say("diff.none"));
    for (const { area_km2, before, after, places } of own) {
      const named = places.map((id) => inWords(atlas, atlas.collections.places.get(id)?.data.name, lang) ?? id);
      blocks.push(
        [
          styler.bold(area(speaking, area_km2)),
          `  ${then} ${sayReadings(speaking, before)}`,
          `  ${now} ${sayReadings(speaking, after)}`,
          ...(named.length > 0 ? [`  ${on} ${named.join(", ")}`] : []),
        ].join("\n"),
      );
    }
  }
  return blocks.join("\n\n");
}

export function register({ program, world, act }: Registering): void {
  asking(program, DIFF, "Lists the land whose answer differs between two days in one viewpoint, or between two viewpoints on one day.")
    .addHelpText(
      "after",
      examples(
        "diff 1920-07-11 1920-10-14 --as lithuania",
        "diff 1930-01-01 --as lithuania --versus poland",
        "diff 1919-01-01 1921-01-01 --layer control --json",
      ),
    )
    .action(
      act(async (from: string, to: string | undefined, options: Options) => {
        must(diffFits({ ...options, ...(to !== undefined && { to }) }, "command"));
        const day = readDay(from, "from");
        const other = to === undefined ? day : readDay(to, "to");
        return putting(world, options, ({ askable, speaking, answer }) => {
          const { viewpoint, knownOn } = eyesOf(askable.atlas, options);
          const versus = options.versus === undefined ? viewpoint : findViewpoint(askable.atlas, options.versus);
          const layers = options.layer === undefined ? DIFF_LAYERS : [options.layer];
          const found = diffAnswer(askable, { day, viewpoint }, { day: other, viewpoint: versus }, layers, knownOn);
          return answer(found, () => sayDiff(speaking, found));
        });
      }),
    );
}
