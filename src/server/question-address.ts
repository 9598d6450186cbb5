/** An address that asks about an atlas, as it is asked for. */
export interface Address {
  /** path and query */
  readonly target: string;
  /** the types that the reader accepts */
  readonly accept: string | null;
  /** address of the atlas as the reader knows it, without a closing slash */
  readonly base: string;
}

/** Whether an address asks about the atlas; all others are of its site. */
export const isQuestion = (target: string): boolean => /^\/(?:api\/|tiles\/|(?:ogc|reconcile)(?:[/?]|$))/.test(target);

/** Whether it takes a form, as reconciliation queries come. */
export const takesForm = (target: string): boolean => /^\/reconcile\/?(?:\?|$)/.test(target);

/** Whether its answer names addresses of the atlas, and so hangs on how the reader knows it. */
export const namesAddresses = (target: string): boolean => !target.startsWith("/api/");

/** Whether what the reader accepts chooses the format of its answer. */
export const negotiates = (target: string): boolean => /^\/(?:api\/map|ogc)/.test(target);
