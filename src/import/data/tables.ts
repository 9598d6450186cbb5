/** CSV and TSV with geometries as well-known text, or with longitude and latitude. */
import { CsvError, parse } from "csv-parse/sync";
import type { ImportFault } from "../imported.ts";
import { type DataFeature, type DataRead, type DataReader, fault, stemOf, textOfFile } from "./feature.ts";
import { looksLikeWkt, readWkt } from "./wkt.ts";

const LONGITUDE = /^(?:lon|lng|long|longitude|x)$/i;
const LATITUDE = /^(?:lat|latitude|y)$/i;

export const table: DataReader = {
  id: "CSV or TSV",
  endings: ["csv", "tsv", "tab", "txt"],
  read(file, { options }) {
    const decoded = textOfFile(file, options);
    if (!decoded.ok) return decoded;
    const text = decoded.text.replace(/^\ufeff/, "");
    const head = text.split("\n", 1)[0] ?? "";
    const delimiter = ["\t", ";", ","].find((one) => head.includes(one)) ?? ",";
    let rows: string[][];
    try {
      rows = parse(text, { delimiter, skip_empty_lines: true }) as unknown as string[][];
    } catch (error) {
      if (error instanceof CsvError) return fault(`${file.name} cannot be read as a table: ${error.message}`);
      throw error;
    }
    return featuresOf(file.name, rows);
  },
};

function featuresOf(name: string, [header, ...rows]: readonly string[][]): DataRead | ImportFault {
  if (!header || rows.length === 0) return fault(`${name} has no rows under its header`);
  const columns = header.map((column) => column.trim());
  const twice = columns.find((column, i) => columns.indexOf(column) !== i);
  if (twice !== undefined) return fault(`${name} has two columns called “${twice}”`, "rename one");
  const wkt = columns.findIndex((_, i) => rows.some((row) => looksLikeWkt(row[i] ?? "")));
  const lon = columns.findIndex((column) => LONGITUDE.test(column));
  const lat = columns.findIndex((column) => LATITUDE.test(column));
  const layer = stemOf(name);
  if (wkt < 0 && (lon < 0 || lat < 0))
    return {
      ok: true,
      features: rows.map((row) => ({
        layer,
        file: name,
        properties: Object.fromEntries(columns.map((column, i) => [column, cellValue(row[i])])),
        geometry: null,
      })),
      bare: fault(
        `${name} has no column of well-known text, and no longitude with latitude`,
        `its columns are ${columns.join(", ").slice(0, 200)}; give the outlines too, as GeoJSON with one of these columns`,
      ),
    };
  return {
    ok: true,
    features: rows.map((row): DataFeature => {
      const used = wkt >= 0 ? [wkt] : [lon, lat];
      const properties = Object.fromEntries(columns.flatMap((column, i) => (used.includes(i) ? [] : [[column, cellValue(row[i])]])));
      if (wkt < 0) {
        const at = [row[lon], row[lat]].map((cell) => (cell?.trim() ? Number(cell) : Number.NaN));
        const whole = at.every(Number.isFinite);
        return { layer, file: name, properties, geometry: whole ? { type: "Point", coordinates: at } : null };
      }
      const cell = row[wkt] ?? "";
      const geometry = cell.trim() === "" ? null : readWkt(cell);
      return { layer, file: name, properties, ...(typeof geometry === "string" ? { geometry: null, fault: geometry } : { geometry }) };
    }),
  };
}

/** An empty cell says nothing; all else stays as written, so that codes keep their leading zeros. */
const cellValue = (cell: string | undefined): string | null => (cell === undefined || cell.trim() === "" ? null : cell.trim());
