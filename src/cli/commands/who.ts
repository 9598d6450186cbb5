import { isSpells, whoAnswer } from "../../export/answers/who.ts";
import { eyesOf, findPlace, readDate } from "../ask.ts";
import { type AskedOptions, answer, asking, examples, type Registering, toAsk } from "../command.ts";
import { sayWho } from "../say-layer.ts";
import { sayHistory } from "./history.ts";

interface Options extends AskedOptions {
  readonly explain?: boolean;
}

export function register({ program, world, act }: Registering): void {
  asking(
    program,
    "who",
    "whose land was this on that day",
    "Says who held, controlled and claimed a place on a day, according to a viewpoint.",
  )
    .argument("<place>", "a place's id, its name in any language, or lat,lon in degrees")
    .argument("<date>", "EDTF; a date that is not one day asks for that whole interval")
    .option("--explain", "list what decided and what did not, with the reasons, and what other viewpoints answer")
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
        const { askable, speaking } = await toAsk(world, options);
        const { atlas } = askable;
        const date = readDate(dateText);
        const found = whoAnswer(askable, findPlace(atlas, placeText), date, { ...eyesOf(atlas, options), explain: options.explain });
        return answer(world, options, found, () => (isSpells(found) ? sayHistory(speaking, found, date) : sayWho(speaking, found)));
      }),
    );
}
