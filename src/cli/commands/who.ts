import * as ask from "../../core/resolve/ask.ts";
import type { Given } from "../../export/answers/question.ts";
import { isSpells, WHO, whoAnswer } from "../../export/answers/who.ts";
import { landAnswer } from "../../export/answers/who-land.ts";
import { asking, type CommonOptions, examples, putting, type Registering } from "../command.ts";
import { sayLand } from "../say-land.ts";
import { sayWho } from "../say-layer.ts";
import { eyesOf, must, readDate, readDay } from "../typed-values.ts";
import { sayHistory } from "./history.ts";

type Options = CommonOptions & Given<typeof WHO, "command", "option">;

export function register({ program, world, act }: Registering): void {
  asking(
    program,
    WHO,
    "Says who held, controlled and claimed a place on a day, according to a viewpoint; or a territory, piece by piece of it that has one answer.",
  )
    .addHelpText(
      "after",
      examples(
        "who vilnius 1921-06-01 --as lithuania",
        "who Wilno 1922-03",
        "who 54.689,25.280 1920-08-01 --known-on 1920-08-01 --explain",
        "who vilnius-region 1921-06-01 --as poland",
        "who vilnius 1920-10-14 --json",
        "who vilnius '14 October 1920' --lang lt",
      ),
    )
    .action(
      act((placeText: string, dateText: string, options: Options) =>
        putting(world, options, ({ askable, speaking, answer }) => {
          const { atlas } = askable;
          const spot = placeText.startsWith("territories/") ? undefined : ask.findPlace(atlas, placeText);
          const territory = spot?.ok ? undefined : ask.findTerritory(atlas, placeText);
          const asking = () => ({ ...eyesOf(atlas, options), explain: options.explain });
          if (territory !== undefined) {
            const land = landAnswer(askable, territory, readDay(dateText, "a territory"), asking());
            return answer(land, () => sayLand(speaking, land));
          }
          const date = readDate(dateText);
          const found = whoAnswer(askable, must(spot ?? ask.findPlace(atlas, placeText)), date, asking());
          return answer(found, () => (isSpells(found) ? sayHistory(speaking, found, date) : sayWho(speaking, found)));
        }),
      ),
    );
}
