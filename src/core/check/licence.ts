/** What a licence allows, as far as publishing an atlas is concerned. */
export interface LicenceTerms {
  /** the licence is one that dejure knows */
  readonly known: boolean;
  readonly redistribution: boolean;
  readonly derivatives: boolean;
  readonly commercial: boolean;
  /** share-alike family: works under two of these cannot be merged */
  readonly family?: string;
}

/** Reads an SPDX id or a few usual words; what is not known counts as free, since only a stated ban is a fault. */
export function licenceTerms(licence: string): LicenceTerms {
  const text = licence.toLowerCase().replace(/[\s_]+/g, "-");
  const creative = /(?:^|[^a-z])cc-?by((?:-nc|-nd|-sa)*)/.exec(text);
  if (creative) {
    const flags = creative[1] ?? "";
    const derivatives = !flags.includes("nd");
    return {
      known: true,
      redistribution: true,
      derivatives,
      commercial: !flags.includes("nc"),
      ...(flags.includes("sa") ? { family: `CC-BY${flags.includes("nc") ? "-NC" : ""}-SA` } : {}),
    };
  }
  if (/odbl/.test(text)) return { known: true, redistribution: true, derivatives: true, commercial: true, family: "ODbL" };
  if (/^(?:a?gpl|lgpl)/.test(text)) return { known: true, redistribution: true, derivatives: true, commercial: true, family: "GPL" };
  if (/all-rights-reserved|proprietary|no-redistribution|not-for-redistribution|licenseref-(?:proprietary|restricted)/.test(text))
    return { known: true, redistribution: false, derivatives: false, commercial: false };
  const nonCommercial = /non-?commercial/.test(text);
  const known = nonCommercial || /^(?:cc0|public-domain|pddl|mit|bsd|apache|odc-by|isc|unlicense)/.test(text);
  return { known, redistribution: true, derivatives: true, commercial: !nonCommercial };
}
