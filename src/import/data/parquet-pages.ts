/** What the pages of a Parquet file say of themselves: the package that reads them believes any number, and counts to it. */
import type { FileMetaData } from "hyparquet";
import type { parquetHeader } from "hyparquet/src/column.js";
import { MOST_UNPACKED } from "./zip.ts";

/** The most values of one column in one group of rows. */
const MOST_VALUES = 50_000_000;

/** In words, what no sound file says; undefined where nothing is wrong. */
export function faultOfPages(file: ArrayBuffer, { row_groups: groups }: FileMetaData, headerOf: typeof parquetHeader): string | undefined {
  let unpacked = 0;
  for (const { meta_data: column } of groups.flatMap(({ columns }) => columns)) {
    if (!column) continue;
    const [values, size] = [Number(column.num_values), Number(column.total_compressed_size)];
    const start = Number(column.dictionary_page_offset || column.data_page_offset);
    if (!(values >= 0 && values <= MOST_VALUES)) return `a column says that it has ${values} values`;
    if (!(start >= 0 && size >= 0 && start + size <= file.byteLength)) return "a column reaches beyond its end";
    const reader = { view: new DataView(file, start, size), offset: 0 };
    while (reader.offset < size - 1) {
      const page = headerOf(reader);
      const count = (page.data_page_header ?? page.data_page_header_v2 ?? page.dictionary_page_header)?.num_values ?? 0;
      if (!(count >= 0 && count <= values)) return `a page of a column of ${values} values says that it has ${count}`;
      if (!(page.compressed_page_size >= 0)) return "a page says that it has less than no bytes";
      unpacked += page.uncompressed_page_size;
      if (!(unpacked <= MOST_UNPACKED)) return `it would unpack to more than ${MOST_UNPACKED / 1e6} MB`;
      reader.offset += page.compressed_page_size;
    }
  }
  return undefined;
}
