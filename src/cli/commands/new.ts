import { resolve } from "node:path";
import { Option } from "commander";
import { recordSchemas } from "../../export/record-schema.ts";
import { writeFolder } from "../atomic-folder.ts";
import { examples, print, printJson, type Registering } from "../command.ts";
import { FIRST_QUESTION, STARTER_KINDS, STARTERS, type StarterKind } from "../starter.ts";
import { EXIT, misuse } from "../world.ts";

export function register({ program, world, act }: Registering): void {
  program
    .command("new")
    .summary("begin an atlas")
    .description("Writes a small atlas that checks clean, to be changed into your own.")
    .argument("<dir>", "folder to make; it must not exist, or be empty")
    .addOption(
      new Option("--kind <kind>", "what to begin with: a treaty, an occupation and a protest of the past, or a disputed area of today")
        .choices(STARTER_KINDS)
        .default("historical"),
    )
    .option("--json", "answer as JSON")
    .addHelpText("after", examples("new my-atlas", "new my-atlas --kind present", "check my-atlas"))
    .action(
      act(async (dir: string, options: { kind: StarterKind; json?: boolean }) => {
        const folder = resolve(world.cwd, dir);
        const kind = await world.disk.kindOf(folder);
        if (kind === "file" || kind === "other") throw misuse(`${dir} is a file`, "name a folder that does not exist yet");
        if (kind === "folder" && (await world.disk.list(folder)).length > 0)
          throw misuse(`${dir} is not empty`, "name a folder that does not exist yet");
        const encoder = new TextEncoder();
        const written = withSchemas(STARTERS[options.kind]);
        await writeFolder(
          world,
          folder,
          dir,
          [...written].map(([path, text]) => ({ path, bytes: encoder.encode(text) })),
          undefined,
          "person",
        );
        const files = [...written.keys()].filter((path) => !path.startsWith("."));
        if (options.json) printJson(world, { folder, files });
        else
          print(
            world,
            `${files.map((f) => `wrote ${dir}/${f}`).join("\n")}\n\nNext:\n  dejure check ${dir}\n  ${FIRST_QUESTION[options.kind]} --atlas ${dir}`,
          );
        return EXIT.fine;
      }),
    );
}

/** Folder of the schemas inside an atlas: a reader of records passes over what begins with a dot. */
const SCHEMAS = ".dejure/schema";

/** The files of a starter, each naming the schema by which editors complete and check it, and the schemas. */
function withSchemas(starter: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [path, text] of Object.entries(starter)) {
    const [collection, ...deeper] = path.split("/") as [string, ...string[]];
    const name = deeper.length === 0 ? "atlas" : collection;
    files.set(path, `# yaml-language-server: $schema=${deeper.length === 0 ? "" : "../"}${SCHEMAS}/${name}.schema.json\n${text}`);
  }
  for (const [name, schema] of recordSchemas()) files.set(`${SCHEMAS}/${name}`, schema);
  return files;
}
