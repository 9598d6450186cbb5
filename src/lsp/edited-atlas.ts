/** One atlas as the editor has it: the files on disk under those that are open, compiled again when either changes. */
import { NameIndex, type NamesCache } from "../core/author/name-index.ts";
import { type Compilation, CompileCache, compile } from "../core/compile.ts";
import type { SourceFile } from "../core/model/atlas.ts";
import type { Diagnostic } from "../core/model/diagnostic.ts";
import { wantsNaturalEarth } from "../core/read/natural-earth-file.ts";
import type { NaturalEarthBase } from "../core/space/natural-earth-base.ts";
import type { Folder, Host } from "./atlas-files.ts";
import { Places } from "./places.ts";

/** An atlas at one moment. */
export interface State extends Compilation {
  readonly root: string;
  readonly files: readonly SourceFile[];
  readonly index: NameIndex;
  /** what was read for the index, for another one of nearly the same files */
  readonly names: NamesCache;
  /** how long the compilation took, ms */
  readonly took: number;
  /** The version of a file that the editor held then; null where it held none. */
  versionOf(file: string): number | null;
  /** Positions in a file; of one that is not there, of an empty text. */
  placesIn(file: string): Places;
  textOf(file: string): string | undefined;
}

/** Positions in files that did not change since are worked out once. */
const known = new WeakMap<SourceFile, Places>();

class Moment implements State {
  readonly root: string;
  readonly files: readonly SourceFile[];
  readonly atlas: Compilation["atlas"];
  readonly resolver: Compilation["resolver"];
  readonly diagnostics: readonly Diagnostic[];
  readonly took: number;
  readonly #names: NamesCache;
  readonly #versions: ReadonlyMap<string, number>;
  #index: NameIndex | undefined;
  #byPath: ReadonlyMap<string, SourceFile> | undefined;

  constructor(
    of: Pick<State, "root" | "files" | "atlas" | "resolver" | "diagnostics" | "took">,
    names: NamesCache,
    versions: ReadonlyMap<string, number>,
  ) {
    this.root = of.root;
    this.files = of.files;
    this.atlas = of.atlas;
    this.resolver = of.resolver;
    this.diagnostics = of.diagnostics;
    this.took = of.took;
    this.#names = names;
    this.#versions = versions;
  }

  versionOf(file: string): number | null {
    return this.#versions.get(file) ?? null;
  }

  /** Made when first asked for: between keystrokes nobody asks. */
  get index(): NameIndex {
    this.#index ??= new NameIndex(this.files, this.#names);
    return this.#index;
  }

  get names(): NamesCache {
    void this.index;
    return new Map(this.#names);
  }

  placesIn(file: string): Places {
    const source = this.#file(file);
    if (!source) return new Places("");
    let places = known.get(source);
    if (!places) {
      places = new Places(this.textOf(file) ?? "");
      known.set(source, places);
    }
    return places;
  }

  textOf(file: string): string | undefined {
    const source = this.#file(file);
    return source && (this.atlas.textOf(file) ?? new TextDecoder().decode(source.bytes));
  }

  #file(path: string): SourceFile | undefined {
    this.#byPath ??= new Map(this.files.map((file) => [file.path, file]));
    return this.#byPath.get(path);
  }
}

/** Keystrokes closer together than this are compiled once, ms. */
const SETTLED = 12;

export class OpenAtlas {
  readonly root: string;
  readonly #host: Host;
  readonly #folder: Folder;
  readonly #cache = new CompileCache();
  readonly #names: NamesCache = new Map();
  readonly #disk = new Map<string, SourceFile>();
  /** by path in the atlas, what the editor holds */
  readonly #open = new Map<string, { readonly file: SourceFile; readonly version: number }>();
  readonly #tell: (state: State) => void;
  readonly #fault: (error: unknown) => void;
  #state: State | undefined;
  #dirty = true;
  #timer: NodeJS.Timeout | undefined;
  #base: NaturalEarthBase | undefined;
  #reading: Promise<void>;
  #stop: (() => Promise<void>) | undefined;
  #closed = false;

  constructor(host: Host, root: string, tell: (state: State) => void, fault: (error: unknown) => void) {
    this.root = root;
    this.#host = host;
    this.#folder = host.folder(root);
    this.#tell = tell;
    this.#fault = fault;
    this.#reading = this.#read(undefined);
    void host
      .watch(root, (contents) => this.#changedOnDisk(contents))
      .then((stop) => {
        this.#stop = stop;
        if (this.#closed) return stop();
      }, fault);
  }

  /** What the editor holds of a file; undefined where it closed it. */
  put(path: string, text: string | undefined, version = 0): void {
    if (text === undefined) this.#open.delete(path);
    else this.#open.set(path, { file: { path, bytes: new TextEncoder().encode(text) }, version });
    this.#soon();
  }

  /** The atlas with everything written so far; undefined where it could not be read or compiled yet. */
  async current(): Promise<State | undefined> {
    await this.#reading;
    if (!this.#dirty || this.#closed) return this.#state;
    clearTimeout(this.#timer);
    const files = this.#files();
    if (this.#base === undefined && files.some(wantsNaturalEarth)) this.#base = await this.#host.naturalEarth();
    // Somebody who asked at the same time may have been first.
    if (this.#dirty) this.#compile();
    return this.#state;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#stop?.();
  }

  #files(): SourceFile[] {
    const files = [...this.#disk.values()].map((file) => this.#open.get(file.path)?.file ?? file);
    for (const [path, { file }] of this.#open) if (!this.#disk.has(path)) files.push(file);
    return files;
  }

  #compile(): void {
    this.#dirty = false;
    const began = this.#host.now();
    const files = this.#files();
    try {
      const { atlas, resolver, diagnostics: found } = compile(files, { base: this.#base, limits: this.#host.limits, cache: this.#cache });
      const diagnostics = [...this.#folder.found, ...found];
      const versions = new Map([...this.#open].map(([path, { version }]) => [path, version]));
      const took = this.#host.now() - began;
      this.#state = new Moment({ root: this.root, files, atlas, resolver, diagnostics, took }, this.#names, versions);
      this.#tell(this.#state);
    } catch (error) {
      this.#fault(error);
    }
  }

  #soon(): void {
    this.#dirty = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.current().catch(this.#fault), SETTLED);
  }

  #changedOnDisk(contents: readonly string[] | undefined): void {
    this.#reading = this.#reading.then(() => this.#read(contents));
    void this.#reading.then(() => this.#soon());
  }

  /** What cannot be read leaves what was read before; it is said. */
  async #read(changed: readonly string[] | undefined): Promise<void> {
    try {
      const read = await this.#folder.read(changed);
      const whole = "put" in read ? undefined : (read as readonly SourceFile[]);
      if (whole) this.#disk.clear();
      for (const file of whole ?? (read as { readonly put?: readonly SourceFile[] }).put ?? []) this.#disk.set(file.path, file);
    } catch (error) {
      this.#fault(error);
    }
  }
}
