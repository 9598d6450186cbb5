import { isSpells, whoAnswer } from "../../export/answers/who.ts";
import { findPlace, findViewpoint, readDate, readDay } from "../ask.ts";
import {
  type CommonOptions,
  examples,
  languageFor,
  loadForQuestion,
  outStyler,
  print,
  printJson,
  type Registering,
  withCommon,
  withLanguage,
} from "../command.ts";
import { sayWho } from "../say-layer.ts";
import { EXIT } from "../world.ts";
import { sayHistory } from "./history.ts";

interface Options extends CommonOptions {
  readonly as?: string;
  readonly knownOn?: string;
  readonly explain?: boolean;
}

export function register({ program, world, act }: Registering): void {
  withLanguage(
    withCommon(
      program
        .command("who")
        .summary("whose land was this on that day")
        .description("Says who held, controlled and claimed a place on a day, according to a viewpoint.")
        .argument("<place>", "a place's id, its name in any language, or lat,lon in degrees")
        .argument("<date>", "EDTF; a date that is not one day asks for that whole interval")
        .option("--as <viewpoint>", "whose eyes (default: the atlas's)")
        .option("--known-on <date>", "leave out what was not public on this day")
        .option("--explain", "list what decided and what did not, with the reasons, and what other viewpoints answer"),
    ),
  )
    .addHelpText(
      "after",
      examples(
        "who vilnius 1921-06-01 --as lithuania",
        "who Wilno 1922-03",
        "who 54.689,25.280 1920-08-01 --known-on 1920-08-01 --explain",
        "who vilnius 1920-10-14 --json",
        "who vilnius '14 October 1920' --lang lt",
      ),
    )
    .action(
      act(async (placeText: string, dateText: string, options: Options) => {
        const askable = await loadForQuestion(world, options);
        const { atlas } = askable;
        const date = readDate(dateText);
        const answer = whoAnswer(askable, findPlace(atlas, placeText), date, {
          viewpoint: findViewpoint(atlas, options.as),
          knownOn: options.knownOn === undefined ? undefined : readDay(options.knownOn, "--known-on"),
          explain: options.explain,
        });
        const speaking = { atlas, styler: outStyler(world), lang: languageFor(world, options) };
        if (options.json) printJson(world, answer);
        else print(world, isSpells(answer) ? sayHistory(speaking, answer, date) : sayWho(speaking, answer));
        return EXIT.fine;
      }),
    );
}
