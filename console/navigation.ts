/** The console's main navigation: what is shown to whom, in groups. */
export type NavigationItem = {
  readonly to: string;
  readonly label: string;
  /** Whoever holds one of these sees it; none means everybody. */
  readonly permissions?: readonly string[];
};

export type NavigationGroup = {
  readonly key: string;
  /** Printed above the group; the first has none. */
  readonly label: string | null;
  readonly items: readonly NavigationItem[];
};

const desk = ['publishing:edit', 'publishing:structure'];

export const navigation: readonly NavigationGroup[] = [
  { key: 'home', label: null, items: [{ to: '/', label: '待办' }] },
  {
    key: 'work',
    label: '办理',
    items: [
      { to: '/reviews', label: '审校', permissions: ['publishing:review'] },
      { to: '/items', label: '信息发布', permissions: ['publishing:view'] },
      { to: '/requests', label: '依申请公开', permissions: ['requests:view'] },
      { to: '/registers', label: '登记簿', permissions: ['registers:view'] },
      { to: '/disputes', label: '复议与诉讼', permissions: ['disputes:view'] },
      { to: '/annual-reports', label: '年度报告', permissions: ['annual-report:view'] },
      { to: '/batches', label: '批量校核', permissions: ['annual-report:batch'] },
    ],
  },
  {
    key: 'site',
    label: '网站',
    items: [
      { to: '/publishing/sections', label: '栏目', permissions: desk },
      { to: '/publishing/catalogue', label: '公开事项目录', permissions: desk },
      { to: '/publishing/findings', label: '每夜复查', permissions: desk },
      { to: '/publishing/errors', label: '网站找错', permissions: desk },
      { to: '/publishing/words', label: '检查词库', permissions: desk },
      { to: '/site-search', label: '站内搜索', permissions: desk },
      {
        to: '/publishing/chains',
        label: '审核链',
        permissions: ['publishing:structure', 'publishing:chain'],
      },
      { to: '/publishing/settings', label: '发布设置', permissions: ['publishing:structure'] },
    ],
  },
  {
    key: 'supervision',
    label: '监督',
    items: [
      { to: '/supervision', label: '自查与统计', permissions: ['supervision:view'] },
      { to: '/requests/figures', label: '申请年度数字', permissions: ['requests:view'] },
    ],
  },
  {
    key: 'system',
    label: '系统',
    items: [
      { to: '/staff', label: '人员与岗位', permissions: ['accounts:manage'] },
      { to: '/organ', label: '单位信息', permissions: ['accounts:manage'] },
      { to: '/me', label: '我的账号' },
    ],
  },
];

/** The groups with the items this person may open; a group without any is left out. */
export const navigationFor = (permissions: readonly string[]): readonly NavigationGroup[] =>
  navigation
    .map((group) => ({
      ...group,
      items: group.items.filter(
        (item) => !item.permissions || item.permissions.some((p) => permissions.includes(p)),
      ),
    }))
    .filter(({ items }) => items.length > 0);

/** The item a screen belongs to: the one with the longest address that the screen's begins with. */
export function itemOf(path: string, items: readonly NavigationItem[]): NavigationItem | undefined {
  return items
    .filter(({ to }) => path === to || (to !== '/' && path.startsWith(`${to}/`)))
    .toSorted((a, b) => b.to.length - a.to.length)[0];
}
