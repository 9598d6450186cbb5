import { join, resolve } from "node:path";
import { Option } from "commander";
import { examples, print, printJson, type Registering } from "../command.ts";
import { FIRST_QUESTION, STARTER_KINDS, STARTERS, type StarterKind } from "../starter.ts";
import { diskError, EXIT, misuse } from "../world.ts";

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
        const starter = STARTERS[options.kind];
        for (const [path, text] of Object.entries(starter))
          await world.disk.write(join(folder, path), text).catch((error: unknown) => {
            throw diskError(error, `cannot write ${dir}/${path}`);
          });
        const files = Object.keys(starter);
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
