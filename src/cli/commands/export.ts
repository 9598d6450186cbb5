import { nearest } from "../../core/link/references.ts";
import type { MapLayer } from "../../core/resolve/answer.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { MAP_LAYER } from "../../export/answers/map.ts";
import { AS } from "../../export/answers/question.ts";
import type { Exporting, Format } from "../../export/formats/export-format.ts";
import { FORMATS } from "../../export/formats/formats.ts";
import { readEvery } from "../../export/panel.ts";
import {
  type CommonOptions,
  examples,
  listed,
  loadForQuestion,
  optionOf,
  print,
  printJson,
  type Registering,
  withCommon,
  wordArgument,
} from "../command.ts";
import { exportingOf, writeFormat } from "../exporting.ts";
import { findViewpoint, must, readDate, readDay } from "../typed-values.ts";
import { EXIT, misuse } from "../world.ts";

interface Options extends CommonOptions {
  readonly as?: string;
  readonly layer: MapLayer;
  readonly output?: string;
  readonly on?: string;
  readonly every?: string;
  readonly published?: string;
}

function formatCalled(id: string): Format {
  const format = FORMATS.find((f) => f.id === id);
  if (format) return format;
  const all = FORMATS.map((f) => f.id);
  const near = nearest(id, all);
  throw misuse(
    `no format is called ${id}`,
    near ? `did you mean ${near}` : `there are ${all.join(", ")}; dejure list formats says what each carries`,
  );
}

export function register({ program, world, act }: Registering): void {
  withCommon(
    program
      .command("export")
      .summary("an atlas in another format")
      .description(
        `Writes an atlas in another format: land over all time or on the days of --on, in one viewpoint and layer; or its records. What a format carries and loses: dejure list formats.\n\nFormats:\n${FORMATS.map((f) => `  ${f.id}: ${f.summary}`).join("\n")}`,
      )
      .addArgument(
        wordArgument(
          "<format>",
          "how the file is written",
          FORMATS.map((f) => f.id),
        ),
      )
      .argument("[atlas]", "atlas folder (default: the nearest one upward with atlas.yaml)")
      .addOption(optionOf({ ...AS, text: `for land: ${AS.text}` }))
      .addOption(optionOf({ ...MAP_LAYER, text: `for land: ${MAP_LAYER.text}` }))
      .option("--on <date>", "EDTF: for land, this day or the changes of this interval (default: all time); for ledgers, this day")
      .option("--every <period>", 'panel: length of a period, such as year, month or "10 years" (default: year)')
      .option("--published <day>", "package: day of its publication (default: today)")
      .option("-o, --output <file>", "file to write, with what belongs beside it; - or none: stdout"),
  )
    .addHelpText(
      "after",
      examples(
        "export geojson --as lithuania -o lithuania.geojson",
        "export geopackage atlases/vilnius --layer control -o vilnius.gpkg",
        "export panel --every year -o areas.csv",
        "export svg --on 1920-10-14 --as poland -o map.svg",
        "export csl-json -o sources.json",
        "export obligations-csv --on 1921-01-01",
        "export package --as everyone -o vilnius-package --published 2026-11-27",
      ),
    )
    .action(
      act(async (id: string, folder: string | undefined, options: Options) => {
        const format = formatCalled(id);
        const date = options.on === undefined ? undefined : readDate(options.on);
        if (date && format.days === "none") throw misuse(`${id} holds the records of all time`, "leave out --on");
        if (options.every !== undefined) {
          if (id !== "panel") throw misuse("--every is of a panel", "write export panel --every year");
          must(readEvery(options.every));
        }
        const published = options.published === undefined ? undefined : formatDay(readDay(options.published, "--published"));
        if (published !== undefined && id !== "package")
          throw misuse("--published is of a package", "write export package --published DAY");
        const loaded = await loadForQuestion(world, options, folder);
        const exporting: Exporting = {
          ...exportingOf(world, loaded),
          viewpoint: findViewpoint(loaded.atlas, options.as),
          layer: options.layer,
          date,
          every: options.every,
          ...(published !== undefined && { published }),
        };
        const written = await writeFormat(world, format, exporting, options.output);
        const lost = format.lost?.(exporting) ?? [];
        if (written && options.json) printJson(world, { ...written, ...(format.lost && { not_said: lost }) });
        else {
          if (lost.length > 0) world.stderr.write(`Not said in ${id}:\n${listed(lost)}\n`);
          if (written?.beside) print(world, `wrote ${written.file}, and beside it ${written.beside.join(", ")}`);
        }
        return EXIT.fine;
      }),
    );
}
