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
      .summary("one record or assertion")
      .description("Shows a record with its assertions, or one assertion, with file and line.")
      .argument("<id>", "id of a record (collection/id where several share it), or of an assertion such as moscow-1920#2/1"),
  )
    .addHelpText("after", examples("show moscow-1920", "show moscow-1920#2/1 --json", "show territories/lithuania"))
    .action(
      act(async (id: string, options: CommonOptions) => {
        const { atlas } = await loadForQuestion(world, options);
        const { record, assertion, answer } = must(showAnswer(atlas, id.trim()));
        if (options.json) {
          printJson(world, answer);
          return EXIT.fine;
        }
        const styler = outStyler(world);
        const named = inWords(atlas, record.data.name);
        const { id: _, collection: __, file, line, ...fields } = answer;
        const heading = assertion?.id ?? `${record.collection}/${record.id}`;
        print(
          world,
          `${styler.bold(heading)}${named ? ` · ${named}` : ""}\n${styler.dim(`${file}:${line}`)}\n\n${stringify(fields, { lineWidth: 100 })}`,
        );
        return EXIT.fine;
      }),
    );
}
