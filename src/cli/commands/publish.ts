import { errorsIn } from "../../core/model/diagnostic.ts";
import { type CommonOptions, examples, gathered, loadForQuestion, print, printJson, type Registering, withCommon } from "../command.ts";
import { missingPackage } from "../exporting.ts";
import type { Database } from "../postgres/database.ts";
import { addressOf, schemaName } from "../postgres/database-address.ts";
import { databaseError, shownAddress } from "../postgres/database-faults.ts";
import { type Outcome, publishTo } from "../postgres/publish-to-database.ts";
import { counted, Progress } from "../terminal.ts";
import { findViewpoint } from "../typed-values.ts";
import { EXIT } from "../world.ts";

interface Options extends CommonOptions {
  readonly holdings: readonly string[];
  readonly schema: string;
  readonly readers: readonly string[];
  readonly writers?: string;
  readonly by?: string;
  readonly why?: string;
}

function said({ version, changed, rows, left }: Outcome, where: string): string {
  if (!changed) return `nothing to do: ${where} shows this atlas already, as version ${version}`;
  const [answers, spells, holdings] = [rows["answer"] ?? 0, rows["spell"] ?? 0, rows["holding"] ?? 0];
  const kept = left.length === 0 ? "" : `\nstill in use by somebody, and left for the next time: ${left.join(", ")}`;
  return `published version ${version} to ${where}: ${counted(spells, "spell")} of ${counted(answers, "answer")}${holdings > 0 ? `, ${counted(holdings, "holding")}` : ""}${kept}`;
}

export function register({ program, world, act }: Registering): void {
  withCommon(
    program
      .command("publish")
      .summary("publish an atlas to PostgreSQL with PostGIS")
      .description(
        "Writes an atlas into a database: land, answers through time, records, names and sources, with SQL functions that answer as dejure does (who, history, snapshot, diff). Those who ask see the version before or the new one, never half of one; an atlas that is there already is not written again.",
      )
      .argument("<address>", "such as postgres://me@localhost/atlas; a password is better kept in PGPASSWORD or ~/.pgpass")
      .argument("[atlas]", "atlas folder (default: the nearest one upward with atlas.yaml)")
      .option("--holdings <viewpoint>", "store the dissolved land of this viewpoint, on all layers; may be given again", gathered, [])
      .option("--schema <name>", "schema of the views and functions", "dejure")
      .option("--readers <role>", "let this role ask; may be given again", gathered, [])
      .option("--writers <role>", "let this role own it, so that its members publish the next version")
      .option("--by <name>", "who made the changes, for the history of records (default: the role that publishes)")
      .option("--why <reason>", "why, for the history of records"),
  )
    .addHelpText(
      "after",
      examples(
        "publish postgres://me@localhost/atlas",
        "publish postgres://me@db.example.org/atlas atlases/vilnius --holdings everyone --holdings lithuania",
        "publish postgres://me@db.example.org/atlas --schema vilnius --readers web --writers editors",
      ),
    )
    .action(
      act(async (given: string, folder: string | undefined, options: Options) => {
        const address = addressOf(given, "an atlas is published to");
        schemaName(options.schema);
        const loaded = await loadForQuestion(world, options, folder);
        // without a viewpoint nothing could be asked
        findViewpoint(loaded.atlas, undefined);
        const holdings = [...new Set(options.holdings.map((id) => findViewpoint(loaded.atlas, id)))];
        const progress = new Progress(world);
        let database: Database | undefined;
        try {
          database = await world.openDatabase(address);
          const outcome = await publishTo(
            database,
            loaded,
            world.version,
            { ...options, holdings, writers: options.writers, by: options.by, why: options.why },
            progress,
          );
          progress.done();
          const where = `${shownAddress(address)}, schema ${options.schema}`;
          if (options.json) printJson(world, { address: shownAddress(address), schema: options.schema, ...outcome });
          else print(world, said(outcome, where));
        } catch (error) {
          progress.done();
          throw missingPackage(error) ?? databaseError(error, address) ?? error;
        } finally {
          await database?.close().catch(() => undefined);
        }
        return errorsIn(loaded.diagnostics) > 0 ? EXIT.diagnostics : EXIT.fine;
      }),
    );
}
