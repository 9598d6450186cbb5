import { stringify } from "yaml";
import { LineIndex } from "../../core/check/lines.ts";
import { nearest } from "../../core/link/references.ts";
import type { Atlas } from "../../core/model/atlas.ts";
import { formatDay } from "../../core/time/format-day.ts";
import { type CommonOptions, examples, loadForQuestion, outStyler, print, printJson, type Registering, withCommon } from "../command.ts";
import { recordData } from "../record-data.ts";
import { inWords } from "../say.ts";
import { EXIT, misuse } from "../world.ts";

export function register({ program, world, act }: Registering): void {
  withCommon(
    program
      .command("show")
      .summary("one record or assertion")
      .description("Shows a record with its assertions, or one assertion, with file and line.")
      .argument("<id>", "id of a record (collection/id where several share it), or of an assertion such as moscow-1920#2/1"),
  )
    .addHelpText("after", examples("show moscow-1920", "show moscow-1920#2/1 --json", "show territories/lithuania"))
    .action(
      act(async (id: string, options: CommonOptions) => {
        const { atlas } = await loadForQuestion(world, options);
        const assertion = atlas.assertionById.get(id);
        const record = assertion?.record ?? atlas.find(id);
        if (!record) {
          const known = [...Object.values(atlas.collections).flatMap((c) => [...c.keys()]), ...atlas.assertionById.keys()];
          const near = nearest(id, known);
          throw misuse(
            `no record or assertion has the id ${id}`,
            near === undefined ? "dejure list shows what there is" : `did you mean ${near}`,
          );
        }
        const span = record.spanOf(assertion?.path ?? []);
        const at = new LineIndex(atlas.textOf(span.file) ?? "").at(span.start);
        const own = atlas.assertions.filter((a) => a.record === record);
        const data = assertion ? assertionData(atlas, assertion.id) : { ...recordData(record), assertions: own.map((a) => a.id) };
        if (options.json) {
          printJson(world, { id: assertion?.id ?? record.id, collection: record.collection, file: span.file, line: at.line, ...data });
          return EXIT.fine;
        }
        const styler = outStyler(world);
        const named = inWords(atlas, record.data.name);
        print(
          world,
          `${styler.bold(assertion?.id ?? `${record.collection}/${record.id}`)}${named ? ` · ${named}` : ""}\n${styler.dim(`${span.file}:${at.line}`)}\n\n${stringify(data, { lineWidth: 100 })}`,
        );
        return EXIT.fine;
      }),
    );
}

function assertionData(atlas: Atlas, id: string): Record<string, unknown> {
  const a = atlas.assertionById.get(id);
  if (!a) return {};
  const days = (when: { admissible: readonly (readonly [number, number])[] } | undefined): string | null =>
    when === undefined
      ? null
      : when.admissible.map(([first, last]) => (first === last ? formatDay(first) : `${formatDay(first)}..${formatDay(last)}`)).join(", ");
  return {
    record: `${a.record.collection}/${a.record.id}`,
    ...(a.article !== undefined && { article: a.article }),
    verb: a.verb,
    layer: a.layer,
    ...(a.belief && { belief: a.belief }),
    asserted_by: a.assertors.map((x) => ({ assertor: x.assertor, from: days(x.when), ...(x.pending && { pending: x.pending }) })),
    ...(a.until && { until: days(a.until) }),
    rank: a.rank,
    ...(a.secret && { secret: true, disclosed: days(a.published) }),
    cite: a.cite,
    ...(a.gist && { gist: a.gist }),
  };
}
