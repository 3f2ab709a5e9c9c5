/** Pictures without words, links that say nothing or lead nowhere. */
import type { Find, Passage } from '../passage.ts';

const picture = /［图片：([^］\n]*)］/g;
const fileName =
  /^(?:IMG|DSC|image|img|图片|截图|微信图片|QQ图片|mmexport|未命名|photo|无标题)[_\-\s\d()（）]*(?:\.[A-Za-z]{3,4})?$|\.(?:jpe?g|png|gif|webp|bmp)$/i;
const sources = /<img [^>]*?src="file:([0-9a-f-]{36})"/g;

export function* pictures({ plain, text, html }: Passage): Iterable<Find> {
  const files = [...html.matchAll(sources)].map(([, id]) => id ?? '');
  for (const [i, match] of [...plain.matchAll(picture)].entries()) {
    const words = (match[1] ?? '').trim();
    if (words !== '' && !fileName.test(words)) continue;
    const at = {
      rule: 'image-text',
      from: match.index,
      to: match.index + match[0].length,
      sign: files[i] ?? '',
    } as const;
    yield words === ''
      ? {
          ...at,
          severity: 'serious',
          message: '这张图片没有替代文字，看不见图片的人不知道它说什么。请用一句话说明图片内容。',
        }
      : {
          ...at,
          severity: 'advice',
          message: `替代文字“${text.slice(match.index + 4, at.to - 1)}”像是文件名，请改为说明图片内容的一句话。`,
        };
  }
}

const link = /<a href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g;
const vague =
  /^(?:请?点击(?:这里|此处|查看|链接|进入|下载)?|这里|此处|点此|点我|链接|查看|详情|更多|下载|more|here|click here|>+|》+)[。！!：:]?$/i;
const privateHost =
  /^https?:\/\/(?:localhost|127\.\d|0\.0\.0\.0|10\.\d{1,3}\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|\[|[^/?#]*\.(?:local|lan|internal|intranet)(?=[:/?#]|$)|[^./?#]+(?=[:/?#]|$))/i;

export function* links({ plain, html }: Passage): Iterable<Find> {
  let cursor = 0;
  for (const match of html.matchAll(link)) {
    const address = (match[1] ?? '').replaceAll('&amp;', '&');
    const words = (match[2] ?? '').replace(/<[^>]*>/g, '').trim();
    const from = Math.max(0, plain.indexOf(words, cursor));
    const at = { rule: 'link', from, to: from + words.length, sign: address } as const;
    cursor = from + words.length;
    if (privateHost.test(address))
      yield { ...at, message: '这个链接指向内部网络或本机，公众打不开，请换成公开的网址。' };
    else if (words === '' && !match[2]?.includes('<img'))
      yield { ...at, message: '这个链接没有文字，读者看不到它，请补上说明去处的文字或删去。' };
    else if (vague.test(words))
      yield { ...at, message: `链接文字“${words}”没有说明去处，请改为所链接内容的名称。` };
  }
  for (const match of plain.matchAll(/https?:\/\/[!-~]{4,200}/g))
    if (privateHost.test(match[0]) && !html.includes(`href="${match[0]}`))
      yield {
        rule: 'link',
        from: match.index,
        to: match.index + match[0].length,
        message: '这个网址是内部网络或本机的，公众打不开，请换成公开的网址。',
      };
}

/** What a title must not be. */
export function* titles({ plain, kind }: Passage): Iterable<Find> {
  if (kind !== 'title') return;
  const [title = ''] = plain.split('\n');
  const at = { rule: 'title', from: 0, to: title.length } as const;
  if ([...title].length > 60)
    yield { ...at, message: `标题有${[...title].length}个字，列表里显示不全，建议控制在60字以内。` };
  if (/[。，、；：,.;:]$/.test(title))
    yield { ...at, from: title.length - 1, message: '标题末尾不用标点。', suggestion: title.slice(0, -1) };
}
