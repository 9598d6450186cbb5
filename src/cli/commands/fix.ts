import { mend, type Remedied } from "../../core/author/fixes.ts";
import { visible } from "../../core/check/render.ts";
import { CompileCache, compile } from "../../core/compile.ts";
import { sayChange, writeChange } from "../change.ts";
import { examples, outStyler, print, printJson, type Registering } from "../command.ts";
import { readLimits } from "../environment-limits.ts";
import { baseFor } from "../load-atlas.ts";
import { findAtlas, readFolder } from "../read-folder.ts";
import { counted } from "../terminal.ts";
import { EXIT } from "../world.ts";

interface Options {
  readonly atlas?: string;
  readonly json?: boolean;
  readonly write?: boolean;
  readonly guesses?: boolean;
}

const asData = ({ diagnostic: { rule, message, record, span }, title, sure }: Remedied) => ({
  rule,
  message,
  record: record ?? null,
  file: span.file,
  remedy: title,
  sure,
});

export function register({ program, world, act }: Registering): void {
  program
    .command("fix")
    .summary("mend what can be mended mechanically")
    .description(
      "Shows, as a diff, the remedies of findings of which nothing else can have been meant, such as a date in words or a number in quotes; --write carries them out. A remedy after which more would be wrong than before is left out.",
    )
    .argument("[atlas]", "atlas folder (default: the nearest one upward with atlas.yaml)")
    .option("--write", "carry them out")
    .option("--guesses", "also what was perhaps meant, such as the nearest word to a misspelt one: look at the diff first")
    .option("--atlas <dir>", "atlas folder")
    .option("--json", "answer as JSON")
    .addHelpText("after", examples("fix", "fix --write", "fix atlases/vilnius --guesses"))
    .action(
      act(async (given: string | undefined, options: Options) => {
        const root = await findAtlas(world, given ?? options.atlas);
        const { files } = await readFolder(world, root);
        const base = await baseFor(world, files);
        const cache = new CompileCache();
        const mended = mend(files, (some) => compile(some, { base, cache, limits: readLimits(world) }).diagnostics, options.guesses);
        const { change, done, left } = mended;
        const written = options.write ? await writeChange(world, root, files, change) : [];
        if (options.json) {
          printJson(world, { mended: done.map(asData), left: left.map(asData), written });
          return EXIT.fine;
        }
        if (done.length === 0) print(world, "nothing can be mended without a person");
        else if (options.write) print(world, `${counted(done.length, "finding")} mended in ${counted(written.length, "file")}`);
        else print(world, sayChange(files, change, outStyler(world)));
        for (const { diagnostic, title } of left)
          world.stderr.write(
            `left as it is: ${visible(`${diagnostic.span.file}: ${diagnostic.message}`)} (${visible(title)} would bring another error)\n`,
          );
        if (done.length > 0 && !options.write)
          world.stderr.write(`\n${counted(done.length, "finding")}; write them with: dejure fix --write\n`);
        return EXIT.fine;
      }),
    );
}
