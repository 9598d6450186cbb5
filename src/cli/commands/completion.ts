import type { Command } from "commander";
import { Argument } from "commander";
import { examples, print, type Registering } from "../command.ts";
import { EXIT } from "../world.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];

interface Known {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly {
    readonly flags: readonly string[];
    readonly description: string;
    readonly choices: readonly string[];
    readonly takes: boolean;
  }[];
  /** words that its first argument may be, where they are fixed */
  readonly choices: readonly string[];
}

/** What the program knows of its commands. */
function commandsOf(program: Command): Known[] {
  return program.commands.map((command) => ({
    name: command.name(),
    summary: command.summary() || command.description(),
    choices: command.registeredArguments[0]?.argChoices ?? [],
    options: command.options.map((option) => ({
      flags: [option.short, option.long].flatMap((flag) => (flag ? [flag] : [])),
      description: option.description,
      choices: option.argChoices ?? [],
      takes: option.required || option.optional,
    })),
  }));
}

/** In single quotes, as each of the shells takes it. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const fishQuoted = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

function bash(commands: readonly Known[]): string {
  const own = commands.map(({ name, options, choices }) => {
    const words = [...choices, ...options.flatMap(({ flags }) => flags), "--help"].join(" ");
    const values = options.filter(({ choices: some }) => some.length > 0);
    const cases = values.map(
      ({ flags, choices: some }) => `      ${flags.join("|")}) COMPREPLY=($(compgen -W ${quoted(some.join(" "))} -- "$cur")); return ;;`,
    );
    return `    ${name})\n      case "$prev" in\n${cases.join("\n")}${cases.length > 0 ? "\n" : ""}        *) words=${quoted(words)} ;;\n      esac ;;`;
  });
  return `# dejure completion bash > ~/.local/share/bash-completion/completions/dejure
_dejure() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${quoted([...commands.map(({ name }) => name), "--help", "--version"].join(" "))} -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${own.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur") $(compgen -f -- "$cur"))
}
complete -o filenames -F _dejure dejure
`;
}

function zsh(commands: readonly Known[]): string {
  const plain = (text: string): string => text.replaceAll(/[[\]:\\]/g, "\\$&");
  const list = commands.map(({ name, summary }) => `    ${quoted(`${name}:${plain(summary)}`)}`);
  const own = commands.map(({ name, options, choices }) => {
    const specs = options.flatMap(({ flags, description, choices: some, takes }) =>
      flags.map((flag) =>
        quoted(`${flag}[${plain(description)}]${takes ? `:value:${some.length > 0 ? `(${some.join(" ")})` : "_files"}` : ""}`),
      ),
    );
    const first = choices.length > 0 ? quoted(`1:what:(${choices.join(" ")})`) : "'*:file:_files'";
    return `    ${name}) _arguments ${[...specs, first].join(" ")} ;;`;
  });
  return `#compdef dejure
# dejure completion zsh > a file _dejure in a folder of $fpath
_dejure() {
  local -a commands=(
${list.join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${own.join("\n")}
  esac
}
if [ "$funcstack[1]" = _dejure ]; then _dejure "$@"; else compdef _dejure dejure; fi
`;
}

function fish(commands: readonly Known[]): string {
  const lines = commands.flatMap(({ name, summary, options, choices }) => {
    const seen = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c dejure -n __fish_use_subcommand -f -a ${name} -d ${fishQuoted(summary)}`,
      ...(choices.length > 0 ? [`complete -c dejure ${seen} -f -a ${fishQuoted(choices.join(" "))}`] : []),
      ...options.map(({ flags, description, choices: some, takes }) => {
        const names = flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)).join(" ");
        const value = some.length > 0 ? ` -x -a ${fishQuoted(some.join(" "))}` : takes ? " -r" : "";
        return `complete -c dejure ${seen} ${names}${value} -d ${fishQuoted(description)}`;
      }),
    ];
  });
  return `# dejure completion fish > ~/.config/fish/completions/dejure.fish\n${lines.join("\n")}\n`;
}

const WRITERS: Readonly<Record<Shell, (commands: readonly Known[]) => string>> = { bash, zsh, fish };

export function register({ program, world, act }: Registering): void {
  program
    .command("completion")
    .summary("completion of commands and options for a shell")
    .description("Writes a script by which a shell completes the commands and options of dejure.")
    .addArgument(new Argument("<shell>", "which shell").choices(SHELLS))
    .addHelpText(
      "after",
      examples(
        "completion bash > ~/.local/share/bash-completion/completions/dejure",
        "completion zsh > ~/.zfunc/_dejure",
        "completion fish > ~/.config/fish/completions/dejure.fish",
      ),
    )
    .action(
      act(async (shell: Shell) => {
        print(world, WRITERS[shell](commandsOf(program)));
        return EXIT.fine;
      }),
    );
}
