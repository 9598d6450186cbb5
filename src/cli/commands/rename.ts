import { NameIndex } from "../../core/author/name-index.ts";
import { renameRecord } from "../../core/author/rename.ts";
import { LOOKUP_ORDER } from "../../core/link/lookup.ts";
import { COLLECTIONS } from "../../core/model/format.ts";
import { sayChange, writeChange } from "../change.ts";
import { type CommonOptions, examples, outStyler, print, printJson, type Registering, withCommon } from "../command.ts";
import { findAtlas, readFolder } from "../read-folder.ts";
import { counted } from "../terminal.ts";
import { didYouMean } from "../typed-values.ts";
import { EXIT, misuse } from "../world.ts";

interface Options extends CommonOptions {
  readonly dryRun?: boolean;
}

/** The record that was meant, as `collection/id`. */
function recordOf(index: NameIndex, text: string): string {
  const slash = text.indexOf("/");
  if (slash > 0 && Object.hasOwn(COLLECTIONS, text.slice(0, slash)) && index.definitions(text).length > 0) return text;
  const found = LOOKUP_ORDER.map((collection) => `${collection}/${text}`).filter((ref) => index.definitions(ref).length > 0);
  const [only, other] = found;
  if (only !== undefined && other !== undefined)
    throw misuse(`${text} is the id of ${found.length} records: ${found.join(", ")}`, `say which, such as ${only}`);
  if (only !== undefined) return only;
  const near = didYouMean(text, new Set([...index.all].map((ref) => ref.slice(ref.indexOf("/") + 1))));
  throw misuse(`no record has the id ${text}`, near === undefined ? "dejure list shows the records" : `did you mean ${near}`);
}

export function register({ program, world, act }: Registering): void {
  withCommon(
    program
      .command("rename")
      .summary("another id for a record, wherever it is named")
      .description(
        "Gives a record another id, and rewrites every place of the atlas that names it: in YAML, in spreadsheets and in the head. Comments and layout stay. Refused where some place would then speak of another record.",
      )
      .argument("<old>", "id of the record (collection/id where several share it)")
      .argument("<new>", "the new id, without collection")
      .option("-n, --dry-run", "show what would change, and write nothing"),
  )
    .addHelpText("after", examples("rename lithuania lietuva --dry-run", "rename territories/vilnius-region vilnius-land"))
    .action(
      act(async (old: string, wanted: string, options: Options) => {
        const root = await findAtlas(world, options.atlas);
        const { files } = await readFolder(world, root);
        const ref = recordOf(new NameIndex(files), old.trim());
        const renamed = renameRecord(files, ref, wanted);
        if (!renamed.ok) throw misuse(renamed.message, renamed.help);
        const { change, places } = renamed;
        const written = options.dryRun ? [] : await writeChange(world, root, files, change);
        if (options.json) printJson(world, { record: ref, to: wanted, places, written, change });
        else if (options.dryRun) print(world, sayChange(files, change, outStyler(world)));
        else print(world, `${ref} is ${wanted} now: ${counted(places, "place")} in ${counted(written.length, "file")}`);
        return EXIT.fine;
      }),
    );
}
