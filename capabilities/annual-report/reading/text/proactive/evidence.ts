/** What the prose says about the documents of the year: it may decide how glued figures are cut. */

const patterns = {
  issued:
    /(?:制发|制定|印发|出台|新制定|新制发)(?:的)?(?:行政)?规范性文件(?:共|共计|计)?(\d+)件|(?:制发|制定|印发|出台)(\d+)件(?:行政)?规范性文件/g,
  repealed: /(?:废止|宣布失效|清理废止)(?:的)?(?:行政)?规范性文件(?:共|共计|计)?(\d+)件/g,
  inForce: /现行有效(?:的)?(?:行政)?规范性文件(?:共|共计|计)?(\d+)件/g,
} as const;

export type DocumentEvidence = {
  readonly cell: keyof typeof patterns;
  readonly value: number;
  readonly words: string;
};

/** Numbers of normative documents that the prose states; a matter it states in two ways is left out. */
export function documentEvidence(prose: string): DocumentEvidence[] {
  const text = prose.slice(0, 200_000).replace(/\s+/g, '');
  return (['issued', 'repealed', 'inForce'] as const).flatMap((cell) => {
    const found = [...text.matchAll(patterns[cell])];
    const values = new Set(found.map((match) => Number(match[1] ?? match[2])));
    const [value] = values;
    return values.size === 1 && value !== undefined && found[0] ? [{ cell, value, words: found[0][0] }] : [];
  });
}
