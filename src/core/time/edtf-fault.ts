/** Why a text is no date: lower case, both actual values, no final stop. */
export interface DateFault {
  readonly message: string;
  /** one concrete edit */
  readonly help?: string;
  /** offset in the text (UTF-16 code units) */
  readonly at?: number;
}
