/** What every part of the workbench needs. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { BenchPlace } from "../../export/site/bench-contract.ts";
import type { Say } from "../../export/site/words.ts";
import type { Api } from "./api.ts";

export interface Bench {
  readonly api: Api;
  readonly say: Say;
  /** languages of the atlas, its own first one first */
  readonly languages: readonly string[];
  /** address that opens a place of a file in an editor; undefined where none is wished */
  editorAt(place: BenchPlace): string | undefined;
}

export const BenchContext = createContext<Bench | undefined>(undefined);

/** The workbench around a component. */
export function useBench(): Bench {
  const bench = useContext(BenchContext);
  if (bench === undefined) throw new Error("no workbench around this component");
  return bench;
}

/** How editors are told to open a file. */
export const EDITORS: Readonly<Record<string, (path: string, line: number, column: number) => string>> = {
  "VS Code": (path, line, column) => `vscode://file${path}:${line}:${column}`,
  VSCodium: (path, line, column) => `vscodium://file${path}:${line}:${column}`,
  Zed: (path, line, column) => `zed://file${path}:${line}:${column}`,
  JetBrains: (path, line, column) => `idea://open?file=${path}&line=${line}&column=${column}`,
};

/** A path on the disk of the server as part of an address: with slashes, and one at its beginning. */
export function pathInAddress(root: string, file: string): string {
  const whole = `${root.replaceAll("\\", "/")}/${file}`;
  return (whole.startsWith("/") ? whole : `/${whole}`).split("/").map(encodeURIComponent).join("/").replaceAll("%3A", ":");
}
