import { stringify } from "yaml";
import { visible } from "../../core/check/render.ts";
import { SHOW, showAnswer } from "../../export/answers/show.ts";
import {
  type CommonOptions,
  commandOf,
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
import { inWords, terminalWords } from "../say.ts";
import { must } from "../typed-values.ts";
import { EXIT } from "../world.ts";

export function register({ program, world, act }: Registering): void {
  withLanguage(
    withCommon(
      commandOf(
        program,
        SHOW,
        "Shows a record with its assertions, one article of an act, or one assertion, with file and line; or a dispute, which follows from them, with what each side rests on.",
      ),
    ),
  )
    .addHelpText(
      "after",
      examples("show moscow-1920", "show moscow-1920#art_2", "show moscow-1920#2/1 --json", "show territories/lithuania"),
    )
    .action(
      act(async (id: string, options: CommonOptions) => {
        const askable = await loadForQuestion(world, options);
        const lang = languageFor(world, options);
        const { atlas } = askable;
        const { record, answer } = must(showAnswer(askable, id.trim()));
        if (options.json) {
          printJson(world, answer);
          return EXIT.fine;
        }
        const styler = outStyler(world);
        const { id: shown, collection, ...rest } = answer;
        const heading = record === undefined || shown === record.id ? `${collection}/${shown}` : shown;
        const named = inWords(atlas, record?.data.name, lang);
        const { file, line, ...fields } = rest as Partial<typeof rest> & { file?: string; line?: number };
        const from = record === undefined ? terminalWords(lang)("show.derived") : `${file}:${line}`;
        const onTerminal = (yaml: string): string => (world.stdout.isTerminal ? visible(yaml) : yaml);
        print(
          world,
          `${styler.bold(heading)}${named ? ` · ${named}` : ""}\n${styler.dim(from)}\n\n${onTerminal(stringify(fields, { lineWidth: 100 }))}`,
        );
        return EXIT.fine;
      }),
    );
}
