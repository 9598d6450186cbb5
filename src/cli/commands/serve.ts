import { InvalidArgumentError, Option } from "commander";
import { type Limits, SETTINGS, settingsText } from "../../server/limits.ts";
import { examples, gathered, httpAddress, type Registering } from "../command.ts";
import { missingPackage } from "../exporting.ts";
import { addressOf, schemaName } from "../postgres/database-address.ts";
import { LOGS, type Log, serve } from "../serving.ts";
import { misuse, type World } from "../world.ts";

interface Options {
  readonly port: number;
  readonly host: string;
  readonly atlas?: string;
  readonly limit?: Partial<Limits>;
  readonly allowHost?: readonly string[];
  readonly cors?: boolean;
  readonly base?: string;
  readonly from?: readonly string[];
  readonly schema: string;
  readonly every: number;
  readonly grace: number;
  readonly log: Log;
  readonly metrics?: { readonly host: string; readonly port: number };
  readonly workbench?: boolean;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535)
    throw new InvalidArgumentError("a port is a whole number from 0 to 65535; 0 takes a free one");
  return port;
}

function hostName(text: string): string {
  if (!/^[^\s/?#@]+$/.test(text) || !URL.canParse(`http://${text}`))
    throw new InvalidArgumentError("write the name alone, such as atlas.example.org");
  return text;
}

/** One limit as typed: `features=1000`. */
function limit(text: string): Partial<Limits> {
  const [name = "", value = ""] = text.split("=");
  if (!Object.hasOwn(SETTINGS, name) || !/^\d{1,15}$/.test(value))
    throw new InvalidArgumentError(`write a name and a whole number, such as features=1000; there are ${Object.keys(SETTINGS).join(", ")}`);
  return { [name]: Number(value) };
}

/** The limits that the environment sets. */
function limitsFrom({ env }: World): Partial<Limits> {
  const all = (env["DEJURE_LIMITS"] ?? "").split(/[\s,]+/).filter((one) => one !== "");
  try {
    return Object.assign({}, ...all.map(limit)) as Partial<Limits>;
  } catch (error) {
    if (!(error instanceof InvalidArgumentError)) throw error;
    throw misuse(`DEJURE_LIMITS is ${env["DEJURE_LIMITS"]}`, `${error.message}; several have spaces between them`);
  }
}

/** Seconds as typed. */
const seconds =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+(\.\d+)?$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`write a number of seconds from ${least} to ${most}`);
    return value;
  };

/** `9464`, for this machine alone, or `0.0.0.0:9464`. */
function listening(text: string): { readonly host: string; readonly port: number } {
  const [, host = "127.0.0.1", port = ""] = /^(?:(.+):)?(\d+)$/.exec(text) ?? [];
  return { host: host.replace(/^\[(.*)\]$/, "$1"), port: portNumber(port) };
}

export function register({ program, world, act }: Registering): void {
  program
    .command("serve")
    .summary("look at an atlas in the browser while it is written")
    .description(
      "Serves the site of an atlas on this machine and renews it whenever a file changes, or, with --from, whenever dejure publish has written a new version to the database. The same questions as the command are answered under /api/ (who, history, map, diff, list/KIND, show/ID; /api/openapi.json describes them). Programs of others find OGC API under /ogc, vector tiles under /tiles/ and reconciliation for OpenRefine under /reconcile.",
    )
    .argument(
      "[atlas...]",
      "atlas folder (default: the nearest one upward with atlas.yaml); of several, each is served under the name of its folder, and / leads to them",
    )
    .option("--port <n>", "port; 0 takes a free one", portNumber, 4173)
    .option("--host <host>", "address to listen on", "127.0.0.1")
    .option(
      "--allow-host <name>",
      "answer under this name too, as often as needed; otherwise only what it listens on is answered",
      (name: string, before: readonly string[] | undefined) => [...(before ?? []), hostName(name)],
    )
    .option(
      "--base <url>",
      "address under which others reach it, where a proxy stands before it; links of /ogc, /tiles/ and /reconcile, and those by which pages tell others who they are, begin with it",
    )
    .option("--workbench", "open the workbench at /workbench/, where the atlas is written, also to others than this machine")
    .option("--no-workbench", "leave the workbench out")
    .option("--cors", "let web pages of any origin read what is answered")
    .option("--atlas <dir>", "atlas folder")
    .option(
      "--from <address>",
      "answer from what dejure publish wrote there, such as postgres://web@db/atlas; a role that may only read is enough. Given again, for replicas: the next is asked where one is away",
      gathered,
    )
    .option("--schema <name>", "with --from: schema of the atlas", "dejure")
    .option("--every <seconds>", "with --from: how often to look for a new version", seconds(1, 86_400), 5)
    .option("--grace <seconds>", "when stopped, let what is under way finish for so long", seconds(0, 3600), 10)
    .addOption(
      new Option("--log <form>", "log each request: text for people, json for programs (then everything is told so, on standard output)")
        .choices(LOGS)
        .default("off"),
    )
    .option("--metrics <port>", "numbers for Prometheus at /metrics of this port, or of HOST:PORT", listening)
    .option(
      "--limit <name=number>",
      `a limit of the API, as often as needed; also in DEJURE_LIMITS:\n${settingsText("\n")}`,
      (text: string, before: Partial<Limits> | undefined) => ({ ...before, ...limit(text) }),
    )
    .addHelpText(
      "after",
      examples(
        "serve",
        "serve atlases/vilnius --port 8080",
        "serve atlases/vilnius atlases/today",
        "serve --limit features=1000 --limit spells=500",
        "serve --from postgres://web@replica/atlas --from postgres://web@primary/atlas --log json --metrics 9464",
      ),
    )
    .action(
      act(async (given: readonly string[], options: Options) => {
        const folders = given.length > 0 ? given : [options.atlas];
        if (options.from && (given.length > 0 || options.atlas !== undefined))
          throw misuse("an atlas is served from a folder or from a database, not from both", "leave out the folder, or --from");
        const { atlas: _, limit: limits, base, from, schema, ...rest } = options;
        try {
          return await serve(world, {
            ...rest,
            folders,
            limits: { ...limitsFrom(world), ...limits },
            base: httpAddress(base),
            from: from && { addresses: from.map((one) => addressOf(one, "an atlas is served from")), schema: schemaName(schema) },
          });
        } catch (error) {
          throw missingPackage(error) ?? error;
        }
      }),
    );
}
