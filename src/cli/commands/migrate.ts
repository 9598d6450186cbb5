import { migrate } from "../../core/author/migrate.ts";
import { inOrder } from "../../core/check/order.ts";
import { asData, render } from "../../core/check/render.ts";
import { FORMAT_VERSION } from "../../core/model/format.ts";
import { sayChange, writeChange } from "../change.ts";
import { examples, outStyler, print, printJson, type Registering } from "../command.ts";
import { compileFiles } from "../load-atlas.ts";
import { findAtlas, readFolder } from "../read-folder.ts";
import { counted } from "../terminal.ts";
import { EXIT, misuse } from "../world.ts";

interface Options {
  readonly atlas?: string;
  readonly json?: boolean;
  readonly write?: boolean;
  readonly from?: string;
}

export function register({ program, world, act }: Registering): void {
  program
    .command("migrate")
    .summary(`bring an atlas of an older format to ${FORMAT_VERSION}`)
    .description(
      `Shows, as a diff, what can be rewritten without another meaning, and lists what a person must look at, since ${FORMAT_VERSION} may read it differently, each with what to write instead; --write carries the diff out. An atlas that is of ${FORMAT_VERSION} already stays as it is. spec/CHANGELOG.md says what has changed.`,
    )
    .argument("[atlas]", "atlas folder (default: the nearest one upward with atlas.yaml)")
    .option("--write", "carry the diff out")
    .option("--from <version>", "list what there is to look at as in an atlas of this version, whatever its head says")
    .option("--atlas <dir>", "atlas folder")
    .option("--json", "answer as JSON")
    .addHelpText("after", examples("migrate", "migrate old-atlas --write", "migrate --from 0.1"))
    .action(
      act(async (given: string | undefined, options: Options) => {
        const root = await findAtlas(world, given ?? options.atlas);
        const { files } = await readFolder(world, root);
        const { atlas } = await compileFiles(world, files);
        const migration = migrate(files, atlas, options.from);
        if (!migration.ok) throw misuse(migration.message, migration.help);
        const { from, change } = migration;
        const judgements = inOrder(migration.judgements);
        const written = options.write ? await writeChange(world, root, files, change) : [];
        const { textOf } = atlas;
        if (options.json) {
          printJson(world, {
            from,
            to: FORMAT_VERSION,
            edits: change.edits.map(({ span, text }) => ({ file: span.file, start: span.start, end: span.end, text })),
            look_at: asData(judgements, { textOf }),
            written,
          });
          return EXIT.fine;
        }
        const styler = outStyler(world);
        if (judgements.length > 0) print(world, `${render(judgements, "pretty", { textOf, styler })}\n`);
        if (judgements.length > 0)
          print(world, `${counted(judgements.length, "place")} to look at: ${FORMAT_VERSION} may read them differently from ${from}\n`);
        if (change.edits.length === 0) print(world, `the atlas is of ${FORMAT_VERSION}, and nothing is rewritten`);
        else if (options.write) print(world, `${written.join(", ")}: rewritten to ${FORMAT_VERSION}`);
        else {
          print(world, sayChange(files, change, styler));
          world.stderr.write("\nwrite it with: dejure migrate --write\n");
        }
        return EXIT.fine;
      }),
    );
}
