import { stringify } from "yaml";
import { showAnswer } from "../../export/answers/show.ts";
import { must } from "../ask.ts";
import { type CommonOptions, examples, loadForQuestion, outStyler, print, printJson, type Registering, withCommon } from "../command.ts";
import { inWords } from "../say.ts";
import { EXIT } from "../world.ts";

export function register({ program, world, act }: Registering): void {
  withCommon(
    program
      .command("show")
      .summary("one record, article or assertion")
      .description("Shows a record with its assertions, one article of an act, or one assertion, with file and line.")
      .argument(
        "<id>",
        "id of a record (collection/id where several share it), or of an article or assertion such as moscow-1920#2/1, which is also moscow-1920#art_2__para_1",
      ),
  )
    .addHelpText(
      "after",
      examples("show moscow-1920", "show moscow-1920#art_2", "show moscow-1920#2/1 --json", "show territories/lithuania"),
    )
    .action(
      act(async (id: string, options: CommonOptions) => {
        const { atlas } = await loadForQuestion(world, options);
        const { record, answer } = must(showAnswer(atlas, id.trim()));
        if (options.json) {
          printJson(world, answer);
          return EXIT.fine;
        }
        const styler = outStyler(world);
        const named = inWords(atlas, record.data.name);
        const { id: shown, collection: __, file, line, ...fields } = answer;
        const heading = shown === record.id ? `${record.collection}/${record.id}` : shown;
        print(
          world,
          `${styler.bold(heading)}${named ? ` · ${named}` : ""}\n${styler.dim(`${file}:${line}`)}\n\n${stringify(fields, { lineWidth: 100 })}`,
        );
        return EXIT.fine;
      }),
    );
}
