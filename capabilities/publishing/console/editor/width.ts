/** 全角半角: what the eye hardly sees and a search does not find. Pure. */

const wideToNarrow = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) - 0xfee0);

const narrowMarks: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

const address =
  /(?:https?:\/\/|www\.|mailto:)[^\s\u3000-\u9fff\uff00-\uffef]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;
const chinese = '\\u4e00-\\u9fff\\u3400-\\u4dbf';
const quoteEnd = '》」』”’）〕】';

function fixPart(text: string): string {
  return (
    text
      // Letters and digits are narrow; ％＋－／＝ and the like only between digits stay as the author wrote them.
      .replace(/[０-９Ａ-Ｚａ-ｚ]/g, wideToNarrow)
      .replace(/(\d)．(?=\d)/g, '$1.')
      // Marks after a Chinese character are wide, save between digits: 10:30, 1,000.
      .replace(
        new RegExp(`(?<=[${chinese}${quoteEnd}])[,;:?!](?!\\d*[:：]\\d)`, 'g'),
        (found) => narrowMarks[found] ?? found,
      )
      .replace(new RegExp(`(?<=[${chinese}${quoteEnd}\\d%])\\.(?=\\s*$)`, 'g'), '。')
      .replace(new RegExp(`\\((?=[^()]*[${chinese}])([^()]*)\\)`, 'g'), '（$1）')
      // No space between Chinese characters, and none before a mark.
      .replace(new RegExp(`(?<=[${chinese}])[ \\u00a0]+(?=[${chinese}，。；：？！、（）])`, 'g'), '')
  );
}

/** The text with letters and digits half-width and the marks of Chinese sentences full-width; addresses stay. */
export function fixWidth(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    parts.push(fixPart(text.slice(from, found.index)), found[0]);
    from = found.index + found[0].length;
  }
  parts.push(fixPart(text.slice(from)));
  return parts.join('');
}
