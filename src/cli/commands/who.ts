import { findPlace, findViewpoint, oneDay, readDate, readDay } from "../ask.ts";
import { type CommonOptions, examples, loadForQuestion, outStyler, print, printJson, type Registering, withCommon } from "../command.ts";
import { sayWho } from "../say.ts";
import { EXIT } from "../world.ts";
import { sayHistory } from "./history.ts";

interface Options extends CommonOptions {
  readonly as?: string;
  readonly knownOn?: string;
  readonly explain?: boolean;
}

export function register({ program, world, act }: Registering): void {
  withCommon(
    program
      .command("who")
      .summary("whose land was this on that day")
      .description("Says who held, controlled and claimed a place on a day, according to a viewpoint.")
      .argument("<place>", "a place's id, its name in any language, or lat,lon in degrees")
      .argument("<date>", "EDTF; a date that is not one day asks for that whole interval")
      .option("--as <viewpoint>", "whose eyes (default: the atlas's)")
      .option("--known-on <date>", "leave out what was not public on this day")
      .option("--explain", "list what decided and what did not, with the reasons"),
  )
    .addHelpText(
      "after",
      examples(
        "who vilnius 1921-06-01 --as lithuania",
        "who Wilno 1922-03",
        "who 54.689,25.280 1920-08-01 --known-on 1920-08-01 --explain",
        "who vilnius 1920-10-14 --json",
      ),
    )
    .action(
      act(async (placeText: string, dateText: string, options: Options) => {
        const { atlas, resolver } = await loadForQuestion(world, options);
        const spot = findPlace(atlas, placeText);
        const date = readDate(dateText);
        const viewpoint = findViewpoint(atlas, options.as);
        const knownOn = options.knownOn === undefined ? undefined : readDay(options.knownOn, "--known-on");
        const asked = { viewpoint, knownOn, explain: options.explain };
        const day = oneDay(date);
        const speaking = { atlas, styler: outStyler(world) };
        if (day !== undefined) {
          const answer = resolver.who(spot, day, asked);
          if (options.json) printJson(world, answer);
          else print(world, sayWho(speaking, answer));
        } else {
          const { spells, ...head } = resolver.history(spot, asked, date.earliest, date.latest + 1);
          if (options.json) printJson(world, { ...head, date: date.text, spells });
          else print(world, sayHistory(speaking, { ...head, spells }, date.text));
        }
        return EXIT.fine;
      }),
    );
}
