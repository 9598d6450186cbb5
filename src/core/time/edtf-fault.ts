/** Why a text is no date: lower case, both actual values, no final stop. */
export interface DateFault {
  readonly message: string;
  /** one concrete edit */
  readonly help?: string;
  /** the date that was meant, where there is no other reading: the one that `help` says to write */
  readonly instead?: string;
  /** offset in the text (UTF-16 code units) */
  readonly at?: number;
}
