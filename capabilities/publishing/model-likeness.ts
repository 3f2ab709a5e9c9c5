/** Whether a title may be what somebody describes: by the pairs of characters both have. Pure. */

/** Words that every request has; they tell nothing of its matter. */
const empty =
  /政府信息|信息公开|公开|申请|关于|有关|相关|需要|获取|提供|查询|查阅|复印件?|本机关|贵局|你局|我想?要?|请问?|以及|情况|文件|信息|资料|材料|内容|年度?|的|了|和|与|及|在|等/g;

const most = 40;

/** The pairs of neighbouring Chinese characters and the words of letters and digits in a description, each once. */
export function piecesOf(description: string): string[] {
  const runs = description
    .normalize('NFKC')
    .toLowerCase()
    .replace(empty, ' ')
    .match(/\p{Script=Han}+|[a-z0-9]+/gu);
  const pieces = (runs ?? []).flatMap((run) => {
    if (!/\p{Script=Han}/u.test(run)) return run.length > 1 ? [run] : [];
    const signs = [...run];
    return signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
  });
  return [...new Set(pieces)].slice(0, most);
}

/** How many of so many pieces a title must have to be offered: a third, and two where there are two. */
export const enoughOf = (pieces: number): number => Math.max(Math.min(2, pieces), Math.ceil(pieces / 3));
