/** Zip files, with bounds: a small file may say that it holds terabytes. */
import { needing } from "../../core/optional-package.ts";
import type { ImportFault } from "../imported.ts";
import { type DataFile, fault } from "./feature.ts";

/** The most that is unpacked of one file, and the most files in it. */
export const MOST_UNPACKED = 1_000_000_000;
const MOST_ENTRIES = 10_000;

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/** The files in a zip; folders and what macOS adds are passed over. */
export async function unzipped({
  name,
  bytes,
}: DataFile): Promise<{ readonly ok: true; readonly files: readonly DataFile[] } | ImportFault> {
  const { unzipSync } = await needing("fflate", () => import("fflate"));
  let total = 0;
  let entries = 0;
  let lies = false;
  try {
    const found = unzipSync(bytes, {
      filter: (entry) => {
        entries++;
        total += entry.originalSize;
        // deflate cannot pack 1032 bytes into less than one
        if (entry.originalSize > entry.size * 1100 + 1000) lies = true;
        return total <= MOST_UNPACKED && entries <= MOST_ENTRIES && !lies && !/(^|\/)(__MACOSX\/|\._)|\/$/.test(entry.name);
      },
    });
    if (total > MOST_UNPACKED || entries > MOST_ENTRIES || lies)
      return fault(
        `${name} would unpack to ${entries} files of ${Math.ceil(total / 1e6)} MB`,
        `dejure unpacks at most ${MOST_ENTRIES} files and ${MOST_UNPACKED / 1e6} MB: unpack it yourself, and name the files that you need`,
      );
    return { ok: true, files: Object.entries(found).map(([path, data]) => ({ name: path, bytes: data })) };
  } catch (error) {
    return fault(
      `${name} cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`,
      "the file may be cut off: fetch it again",
    );
  }
}

/** Files as one zip; the same files give the same bytes, whenever and wherever. */
export async function zipped(files: readonly DataFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const { zipSync } = await needing("fflate", () => import("fflate"));
  // a zip holds the time of the clock on the wall, so a time without a zone is the same in all zones
  const packed = zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { mtime: "2000-01-01T00:00:00" });
  return packed as Uint8Array<ArrayBuffer>;
}
