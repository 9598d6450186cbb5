/** Follows what databases show of one atlas: a primary and its replicas, in the order given, the next one where one is away. */
import type { SourceFile } from "../../core/model/atlas.ts";
import type { Database, Session } from "../postgres/database.ts";
import { faultOf, shownAddress } from "../postgres/database-faults.ts";
import { filesIn, type Shown, shownIn } from "../postgres/shown.ts";
import { CommandError, type World } from "../world.ts";

const SESSION: Session = { name: "dejure serve", patience: 5000, perStatement: 60_000 };

/** Why a database was asked in vain. */
export interface Vain {
  readonly address: string;
  readonly words: string;
  /** what a person can do */
  readonly help: string | undefined;
  /** whether only a person can mend it */
  readonly lasting: boolean;
}

/** What a look brought. */
export interface Look {
  /** a version that was not there before, with its files */
  readonly fresh?: { readonly shown: Shown; readonly files: readonly SourceFile[] };
  /** what was wrong with each database that was asked in vain */
  readonly faults: readonly Vain[];
  /** whether one of them answered */
  readonly answered: boolean;
}

/**
 * Versions are told apart by when they were published: a replica that lags behind shows an older one, which is passed over.
 * LISTEN is not used: no replica takes it, and no pool that shares sessions.
 */
export class Follower {
  readonly #world: Pick<World, "openDatabase">;
  readonly #addresses: readonly string[];
  readonly #schema: string;
  readonly #sessions = new Map<string, Database>();
  /** which of them is asked first: the one that answered last */
  #first = 0;
  #shown: Shown | undefined;
  #files: ReadonlyMap<string, SourceFile> = new Map();

  constructor(world: Pick<World, "openDatabase">, addresses: readonly string[], schema: string) {
    this.#world = world;
    this.#addresses = addresses;
    this.#schema = schema;
  }

  /** Asks what is shown now; rejects only where dejure itself is at fault. */
  async look(): Promise<Look> {
    const faults: Vain[] = [];
    for (let i = 0; i < this.#addresses.length; i++) {
      const at = (this.#first + i) % this.#addresses.length;
      const address = this.#addresses[at] as string;
      try {
        const fresh = await this.#ask(address);
        this.#first = at;
        return { ...(fresh && { fresh }), faults, answered: true };
      } catch (error) {
        await this.#drop(address);
        faults.push(vainOf(error, address));
      }
    }
    return { faults, answered: false };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions.keys()].map((address) => this.#drop(address)));
  }

  async #ask(address: string): Promise<Look["fresh"]> {
    const database = this.#sessions.get(address) ?? (await this.#world.openDatabase(address, SESSION));
    this.#sessions.set(address, database);
    const shown = await shownIn(database, this.#schema);
    if (this.#shown && (shown.published <= this.#shown.published || shown.fingerprint === this.#shown.fingerprint)) return undefined;
    const fresh = await filesIn(database, this.#schema, this.#files);
    this.#shown = fresh.shown;
    this.#files = new Map(fresh.files.map((file) => [file.path, file]));
    return fresh;
  }

  async #drop(address: string): Promise<void> {
    const database = this.#sessions.get(address);
    this.#sessions.delete(address);
    // one that hangs is left to itself
    if (database) await Promise.race([database.close().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 500).unref())]);
  }
}

/** A fault of the database in words; throws one of dejure. */
function vainOf(error: unknown, address: string): Vain {
  const shown = shownAddress(address);
  if (error instanceof CommandError) return { address: shown, words: error.message, help: error.help, lasting: true };
  const fault = faultOf(error, address);
  if (!fault) throw error;
  const { words, lasting, code } = fault;
  // what passes by itself is asked again; nobody need do anything
  const help = code === "42501" ? "let the role ask: dejure publish ADDRESS --readers ROLE" : lasting ? fault.help : undefined;
  return { address: shown, words, help, lasting };
}
