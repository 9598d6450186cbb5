/** A word in the address of a map; slashes, commas and colons stay readable. */
export const addressWord = (value: string): string =>
  encodeURIComponent(value).replaceAll("%2F", "/").replaceAll("%2C", ",").replaceAll("%3A", ":");

/** What the address of a map says after `#`, in the order given; what is left out is as the atlas opens. */
export const mapAddress = (parts: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(parts)
    .flatMap(([name, value]) => (value === undefined || value === "" ? [] : [`${name}=${addressWord(value)}`]))
    .join("&");

/** A step of a story, from 1. */
export const stepAddress = (story: string, step: number, lang: string): string => mapAddress({ step: `${story}:${step}`, lang });
