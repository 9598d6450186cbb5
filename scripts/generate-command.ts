/** The page of the command: what `--help` prints, command by command. */
import { programFor } from "../src/cli/run.ts";
import type { World } from "../src/cli/world.ts";

const stream = { write: () => {}, drained: async () => {}, isTerminal: false, columns: 90 };
const world = { cwd: "/", env: {}, stdout: stream, stderr: stream, version: "" } as unknown as World;

/** `docs/reference/command.md` */
export async function commandPage(): Promise<string> {
  const program = await programFor(world, () => {});
  const help = (command: typeof program): string => {
    let text = "";
    command.configureOutput({
      writeOut: (part) => {
        text += part;
      },
    });
    command.outputHelp();
    return `\`\`\`text\n${text.trim()}\n\`\`\``;
  };
  const sections = program.commands.map((command) => `## dejure ${command.name()}\n\n${help(command)}`);
  return `# The command\n\nGenerated from the code; the same as \`dejure --help\`.\n\n${help(program)}\n\n${sections.join("\n\n")}\n`;
}
