/** Direction of writing of a language: right to left for the scripts that run so, left to right for all others. */
export const directionOf = (lang: string): "ltr" | "rtl" => (RIGHT_TO_LEFT.test(lang) ? "rtl" : "ltr");

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ku|lad|nqo|ps|sd|syr|ug|ur|yi)\b|-(Arab|Hebr|Syrc|Thaa|Nkoo)\b/i;
