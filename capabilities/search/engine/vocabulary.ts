/** The words of the columns as numbers: '工作动态' is 7. Numbers are given once and for all; 0 is ''. */

export type Vocabulary = {
  /** The number of a word, given at first sight. */
  readonly numberOf: (column: string, word: string) => number;
  /** The number of a word that is known; undefined when no document has it. */
  readonly known: (column: string, word: string) => number | undefined;
  readonly wordsOf: (column: string) => readonly string[];
  readonly saved: () => SavedVocabulary;
};
export type SavedVocabulary = Readonly<Record<string, readonly string[]>>;

const MOST = 65_535;

export function createVocabulary(saved: SavedVocabulary = {}): Vocabulary {
  const columns = new Map<string, { words: string[]; numbers: Map<string, number> }>();
  const columnOf = (name: string) => {
    const known = columns.get(name);
    if (known) return known;
    const words = [...(saved[name] ?? [''])];
    const made = { words, numbers: new Map(words.map((word, number) => [word, number])) };
    columns.set(name, made);
    return made;
  };
  for (const name of Object.keys(saved)) columnOf(name);
  return {
    numberOf: (column, word) => {
      const { words, numbers } = columnOf(column);
      const known = numbers.get(word);
      if (known !== undefined) return known;
      if (words.length >= MOST) return 0;
      numbers.set(word, words.length);
      words.push(word);
      return words.length - 1;
    },
    known: (column, word) => columnOf(column).numbers.get(word),
    wordsOf: (column) => columnOf(column).words,
    saved: () => Object.fromEntries([...columns].map(([name, { words }]) => [name, [...words]])),
  };
}
