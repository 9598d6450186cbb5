/** The documents that the editor holds, each with the atlas that it belongs to. */
import { dirname, join } from "node:path";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Host } from "./atlas-files.ts";
import { OpenAtlas, type State } from "./edited-atlas.ts";
import { inside, pathOf, uriOf } from "./places.ts";

/** A document in its atlas. */
export interface Located {
  readonly state: State;
  /** path in the atlas */
  readonly file: string;
}

interface Held {
  readonly path: string;
  readonly atlas: OpenAtlas | undefined;
}

export class Workspace {
  readonly #host: Host;
  readonly #tell: (state: State) => void;
  readonly #fault: (error: unknown) => void;
  readonly #atlases = new Map<string, OpenAtlas>();
  /** by the editor's own spelling of the address */
  readonly #held = new Map<string, Held>();
  /** documents are taken in one after the other, as they were opened and changed */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(host: Host, tell: (state: State) => void, fault: (error: unknown) => void) {
    this.#host = host;
    this.#tell = tell;
    this.#fault = fault;
  }

  /** The editor's address of a file: as it opened it, else as any editor reads it. */
  addressOf(root: string, file: string): string {
    const path = join(root, ...file.split("/"));
    for (const [uri, held] of this.#held) if (held.path === path) return uri;
    return uriOf(path);
  }

  changed(document: TextDocument): void {
    // The document goes on changing while this waits for its turn.
    const text = document.getText();
    const { uri, version } = document;
    this.#next(async () => {
      const path = pathOf(uri);
      if (path === undefined) return;
      const held = this.#held.get(uri);
      const atlas = held?.atlas ?? (await this.#atlasOf(path));
      this.#held.set(uri, { path, atlas });
      atlas?.put(inside(atlas.root, path), text, version);
    });
  }

  closed(document: TextDocument): void {
    this.#next(async () => {
      const held = this.#held.get(document.uri);
      this.#held.delete(document.uri);
      if (!held?.atlas) return;
      held.atlas.put(inside(held.atlas.root, held.path), undefined);
    });
  }

  /** The atlas of a document with all that was written before this was asked. */
  async locate(uri: string): Promise<Located | undefined> {
    await this.#turn;
    const held = this.#held.get(uri);
    if (!held?.atlas) return undefined;
    const state = await held.atlas.current();
    return state && { state, file: inside(state.root, held.path) };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#atlases.values()].map((atlas) => atlas.close()));
  }

  #next(step: () => Promise<void>): void {
    this.#turn = this.#turn.then(step).catch(this.#fault);
  }

  async #atlasOf(path: string): Promise<OpenAtlas | undefined> {
    const root = (await this.#host.rootOf(path)) ?? this.#unsavedRoot(path);
    if (root === undefined) return undefined;
    let atlas = this.#atlases.get(root);
    if (!atlas) {
      atlas = new OpenAtlas(this.#host, root, this.#tell, this.#fault);
      this.#atlases.set(root, atlas);
    }
    return atlas;
  }

  /** An `atlas.yaml` that the editor holds and nobody saved yet makes its folder an atlas as well. */
  #unsavedRoot(path: string): string | undefined {
    const heads = new Set([path, ...[...this.#held.values()].map((held) => held.path)].filter((each) => /[\\/]atlas\.yaml$/.test(each)));
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      if (heads.has(join(folder, "atlas.yaml"))) return folder;
      if (dirname(folder) === folder) return undefined;
    }
  }
}
