import { Option } from "commander";
import { nearest } from "../../core/link/references.ts";
import type { MapLayer } from "../../core/resolve/answer.ts";
import { findViewpoint, readDay } from "../ask.ts";
import { type CommonOptions, examples, listed, loadForQuestion, printJson, type Registering, withCommon } from "../command.ts";
import { EXPORTS } from "../exports.ts";
import { EXIT, misuse } from "../world.ts";
import { deliver, LAYERS } from "./map.ts";

interface Options extends CommonOptions {
  readonly as?: string;
  readonly layer: MapLayer;
  readonly output?: string;
  readonly on?: string;
}

export function register({ program, world, act }: Registering): void {
  withCommon(
    program
      .command("export")
      .summary("the whole atlas in another format")
      .description(`Writes the whole atlas in another format.\n\nFormats:\n${EXPORTS.map((f) => `  ${f.id}: ${f.summary}`).join("\n")}`)
      .argument("<format>", EXPORTS.map((f) => f.id).join(", "))
      .option("--as <viewpoint>", "whose eyes, for holdings (default: the atlas's)")
      .addOption(new Option("--layer <layer>", "for holdings").choices(LAYERS).default("title"))
      .option("--on <date>", "for ledgers and natural-earth: as things stood on this day")
      .option("-o, --output <file>", "file to write (default: stdout)"),
  )
    .addHelpText(
      "after",
      examples(
        "export geojson --as lithuania -o lithuania.geojson",
        "export assertions -o assertions.csv",
        "export csl-json -o sources.json",
        "export obligations-csv --on 1921-01-01",
      ),
    )
    .action(
      act(async (id: string, options: Options) => {
        const format = EXPORTS.find((f) => f.id === id);
        const all = EXPORTS.map((f) => f.id);
        const near = nearest(id, all);
        if (!format) throw misuse(`no format is called ${id}`, near ? `did you mean ${near}` : `there are ${all.join(", ")}`);
        const { atlas, resolver } = await loadForQuestion(world, options);
        const day = options.on === undefined ? undefined : readDay(options.on, "--on");
        const viewpoint = findViewpoint(atlas, options.as);
        const exporting = { atlas, resolver, viewpoint, layer: options.layer, ...(day !== undefined && { day }) };
        const text = format.write(exporting);
        const lost = format.lost?.(exporting) ?? [];
        await deliver(world, text, options.output);
        if (options.json && options.output !== undefined)
          printJson(world, { format: id, file: options.output, bytes: new TextEncoder().encode(text).length, not_said: lost });
        else if (lost.length > 0) world.stderr.write(`Not said in ${id}:\n${listed(lost)}\n`);
        return EXIT.fine;
      }),
    );
}
