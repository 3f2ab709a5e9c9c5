/**
 * Words that ask and do not tell: they stand in a question and not in its answer, and being rare in official texts they
 * would weigh most. From grammar books (interrogatives, courtesies, particles), not from any questions.
 */
const interrogatives =
  '什么 为什么 什么样 什么时候 怎么 怎么办 怎么样 怎样 怎么做 如何 为何 何时 何种 何处 哪 哪些 哪个 哪里 哪儿 哪种 哪家 哪条 哪一条 哪一 哪几 哪位 谁 几时 多少 多久 多长时间 多大 是否 能否 可否 会否 有无 能不能 可不可以 是不是 有没有 会不会 要不要 算不算 该不该 行不行 对不对 吗 呢 吧 啊 呀 嘛 么';
const courtesies =
  '请问 请教 咨询一下 问一下 想问 想问一下 想知道 想咨询 想了解 我想 我要 我想要 你好 您好 谢谢 麻烦 帮忙 告诉我 求助 请告知 一下';
const particles = '的 了 吗 呢 么';

/** What counts a little of what other words count. */
const faint = new Set(`${interrogatives} ${courtesies} ${particles}`.split(' '));
const longest = Math.max(...[...faint].map((word) => word.length));

/** For every unit of a folded question whether it belongs to a word that asks; of overlapping words the longest counts. */
export function askingUnits(text: string): Uint8Array {
  const asking = new Uint8Array(text.length);
  for (let at = 0; at < text.length; ) {
    const length = longestAt(text, at, faint);
    if (length > 0) asking.fill(1, at, at + length);
    at += Math.max(1, length);
  }
  return asking;
}

function longestAt(text: string, at: number, words: ReadonlySet<string>): number {
  for (let length = Math.min(longest, text.length - at); length > 0; length -= 1)
    if (words.has(text.slice(at, at + length))) return length;
  return 0;
}
