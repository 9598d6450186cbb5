/** One atlas as the editor has it: the files on disk under those that are open, compiled again when either changes. */
import { NameIndex, type NamesCache } from "../core/author/references.ts";
import { type Compilation, CompileCache, compile } from "../core/compile.ts";
import type { SourceFile } from "../core/model/atlas.ts";
import type { Diagnostic } from "../core/model/diagnostic.ts";
import { wantsNaturalEarth } from "../core/read/natural-earth.ts";
import type { NaturalEarthBase } from "../core/space/natural-earth.ts";
import type { Folder, Host } from "./host.ts";
import { Places } from "./places.ts";

/** An atlas at one moment. */
export interface State extends Compilation {
  readonly root: string;
  readonly files: readonly SourceFile[];
  readonly index: NameIndex;
  /** how long the compilation took, ms */
  readonly took: number;
  /** Positions in a file; of one that is not there, of an empty text. */
  placesIn(file: string): Places;
  textOf(file: string): string | undefined;
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
  readonly #open = new Map<string, SourceFile>();
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
  put(path: string, text: string | undefined): void {
    if (text === undefined) this.#open.delete(path);
    else this.#open.set(path, { path, bytes: new TextEncoder().encode(text) });
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
    const files = [...this.#disk.values()].map((file) => this.#open.get(file.path) ?? file);
    for (const [path, file] of this.#open) if (!this.#disk.has(path)) files.push(file);
    return files;
  }

  #compile(): void {
    this.#dirty = false;
    const began = this.#host.now();
    const files = this.#files();
    try {
      const compiled = compile(files, { base: this.#base, cache: this.#cache });
      const diagnostics: readonly Diagnostic[] = [...this.#folder.found, ...compiled.diagnostics];
      const places = new Map<string, Places>();
      const texts = new Map(files.map((file) => [file.path, file]));
      const index = new NameIndex(files, this.#names);
      const textOf = (file: string): string | undefined => {
        const bytes = texts.get(file)?.bytes;
        return bytes && (index.anatomyOf(file)?.text ?? new TextDecoder().decode(bytes));
      };
      const placesIn = (file: string): Places => {
        let own = places.get(file);
        if (!own) {
          own = new Places(textOf(file) ?? "");
          places.set(file, own);
        }
        return own;
      };
      const { atlas, resolver } = compiled;
      this.#state = { root: this.root, files, atlas, resolver, diagnostics, index, took: this.#host.now() - began, placesIn, textOf };
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
