/** Which stages must be different people's: the usual ways by name, and single pairs; pure. */
import { type Separation, type Stage, separationsOf, stageLabels, stages } from '#rules/review-stages.ts';

export type Preset = keyof typeof separationsOf;

export const presets: readonly { readonly key: Preset; readonly label: string; readonly words: string }[] = [
  {
    key: 'three-people',
    label: '三人六事',
    words: '每一级的审和校可由同一人办理，三级之间换人。至少要3人。',
  },
  { key: 'six-people', label: '六人六事', words: '六个环节各由不同的人办理。至少要6人。' },
  {
    key: 'reviews-and-proofs',
    label: '审与审、校与校分开',
    words: '三次审核由三个人办理，三次校对由三个人办理；审核的人可以校对。至少要3人。',
  },
];

const keyOf = ([one, other]: Separation): string =>
  stages.indexOf(one) < stages.indexOf(other) ? `${one} ${other}` : `${other} ${one}`;

/** Whether two stages may not be one person's. */
export const isApart = (separations: readonly Separation[], one: Stage, other: Stage): boolean =>
  separations.some((pair) => keyOf(pair) === keyOf([one, other]));

/** The separations with one pair set or taken away; in the order of the stages, each pair once. */
export function withPair(
  separations: readonly Separation[],
  one: Stage,
  other: Stage,
  apart: boolean,
): Separation[] {
  const rest = separations.filter((pair) => keyOf(pair) !== keyOf([one, other]));
  return sorted(apart ? [...rest, [one, other]] : rest);
}

const sorted = (separations: readonly Separation[]): Separation[] =>
  [...separations].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

/** The usual way these separations are; null when they are the organ's own. */
export function presetOf(separations: readonly Separation[]): Preset | null {
  const own = [...new Set(separations.map(keyOf))].sort().join();
  return presets.find(({ key }) => separationsOf[key].map(keyOf).sort().join() === own)?.key ?? null;
}

/** 「三人六事」, or how many pairs are apart. */
export function separationWords(separations: readonly Separation[]): string {
  const preset = presets.find(({ key }) => key === presetOf(separations));
  if (preset) return preset.label;
  if (separations.length === 0) return '同一人可以办理全部环节';
  return `另行规定：${separations.map(([one, other]) => `${stageLabels[one]}与${stageLabels[other]}`).join('、')}须由不同的人办理`;
}
