/** A citable package: data, records, and what archives, programs and people need to know of them. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { type Asked, misunderstood, understood } from "../../core/resolve/ask.ts";
import { bytesOf, type ExportedFile, type Exporting } from "../formats/export-format.ts";
import { contentsOf } from "./contents.ts";
import { type About, citation, dataPackage, type Hashed, readme, roCrate } from "./descriptors.ts";

const hash = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
const json = (data: object): Uint8Array => bytesOf(`${JSON.stringify(data, null, 2)}\n`);

/** The files of the package. What may not be passed on is not packed: the finding of the check says which outline that is. */
export function packageFiles(exporting: Exporting): Asked<ExportedFile[]> {
  const forbidden = (exporting.diagnostics ?? []).find((d) => d.rule === "licence-forbids" && d.severity === "error");
  if (forbidden)
    return misunderstood(`this package may not be passed on: ${forbidden.message}`, forbidden.help ?? "dejure check shows the place");
  const contents = contentsOf(exporting);
  if (!contents.ok) return contents;
  const files = contents.value.map((file): Hashed => ({ ...file, sha256: hash(file.bytes) }));
  const about: About = {
    atlas: exporting.atlas,
    viewpoint: exporting.viewpoint,
    published: exporting.published,
    version: exporting.version,
  };
  const described: ExportedFile[] = [
    ...files,
    { path: "README.md", bytes: bytesOf(readme(about, files)) },
    { path: "CITATION.cff", bytes: bytesOf(citation(about)) },
    { path: "datapackage.json", bytes: json(dataPackage(about, files)) },
    { path: "ro-crate-metadata.json", bytes: json(roCrate(about, files)) },
  ];
  const sums = described.map(({ path, bytes }) => `${hash(bytes)}  ${path}\n`).join("");
  return understood([...described, { path: "checksums.sha256", bytes: bytesOf(sums) }]);
}
