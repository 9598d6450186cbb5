import { Option } from "commander";
import { km2 } from "../../core/check/rivals.ts";
import { differenceOf } from "../../core/resolve/difference.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { findViewpoint, readDay } from "../ask.ts";
import { type CommonOptions, examples, loadForQuestion, outStyler, print, printJson, type Registering, withCommon } from "../command.ts";
import { sayLayer, sayViewpoint } from "../say.ts";
import { EXIT, misuse } from "../world.ts";

interface Options extends CommonOptions {
  readonly as?: string;
  readonly versus?: string;
  readonly layer: "title" | "control";
}

export function register({ program, world, act }: Registering): void {
  withCommon(
    program
      .command("diff")
      .summary("what differs between two days or two viewpoints")
      .description("Lists the land whose answer differs between two days in one viewpoint, or between two viewpoints on one day.")
      .argument("<date>", "a day")
      .argument("[date2]", "another day")
      .option("--as <viewpoint>", "whose eyes (default: the atlas's)")
      .option("--versus <viewpoint>", "the other viewpoint, on the same day")
      .addOption(new Option("--layer <layer>", "what to compare").choices(["title", "control"]).default("title")),
  )
    .addHelpText(
      "after",
      examples(
        "diff 1920-07-11 1920-10-14 --as lithuania",
        "diff 1930-01-01 --as lithuania --versus poland",
        "diff 1919-01-01 1921-01-01 --layer control --json",
      ),
    )
    .action(
      act(async (dateText: string, dateText2: string | undefined, options: Options) => {
        if ((dateText2 === undefined) === (options.versus === undefined))
          throw misuse(
            dateText2 === undefined ? "one day and one viewpoint: nothing to compare" : "two days and two viewpoints at once",
            "write two days, or one day with --as V --versus V2",
          );
        const a = readDay(dateText, "diff");
        const b = dateText2 === undefined ? a : readDay(dateText2, "diff");
        const { atlas, resolver } = await loadForQuestion(world, options);
        const viewpoint = findViewpoint(atlas, options.as);
        const versus = options.versus === undefined ? viewpoint : findViewpoint(atlas, options.versus);
        const changes = differenceOf(resolver, { day: a, viewpoint }, { day: b, viewpoint: versus }, options.layer).map((change) => {
          const faces = new Set(change.faces);
          const places = [...atlas.collections.places.values()]
            .filter((p) => faces.has(atlas.land.arrangement.locate([p.data.at.lon, p.data.at.lat]).face))
            .map((p) => p.id);
          return { before: change.before, after: change.after, area_km2: change.area_km2, places };
        });
        if (options.json) {
          printJson(world, {
            from: { date: formatDay(a), viewpoint },
            to: { date: formatDay(b), viewpoint: versus },
            layer: options.layer,
            changes,
          });
          return EXIT.fine;
        }
        const styler = outStyler(world);
        const heading =
          a === b
            ? `${formatDay(a)} · ${options.layer} · ${sayViewpoint(atlas, viewpoint)}, and ${sayViewpoint(atlas, versus)}`
            : `${formatDay(a)} and ${formatDay(b)} · ${options.layer} · ${sayViewpoint(atlas, viewpoint)}`;
        const blocks = changes.map((c) =>
          [
            styler.bold(km2(c.area_km2)),
            `  ${styler.dim("from")} ${sayLayer(atlas, c.before)}`,
            `  ${styler.dim("to")}   ${sayLayer(atlas, c.after)}`,
            ...(c.places.length > 0 ? [`  ${styler.dim("with")} ${c.places.join(", ")}`] : []),
          ].join("\n"),
        );
        print(world, [styler.bold(heading), ...(blocks.length > 0 ? blocks : ["no land differs"])].join("\n\n"));
        return EXIT.fine;
      }),
    );
}
