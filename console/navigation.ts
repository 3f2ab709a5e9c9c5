/** The console's main navigation: what is shown to whom. */
export type NavigationItem = {
  readonly to: string;
  readonly label: string;
  /** Whoever holds one of these sees it; none means everybody. */
  readonly permissions?: readonly string[];
};

export const navigation: readonly NavigationItem[] = [
  { to: '/', label: '待办' },
  { to: '/annual-reports', label: '年度报告', permissions: ['annual-report:view'] },
  { to: '/batches', label: '批量校核', permissions: ['annual-report:batch'] },
  { to: '/staff', label: '人员与岗位', permissions: ['accounts:manage'] },
  { to: '/organ', label: '单位信息', permissions: ['accounts:manage'] },
  { to: '/me', label: '我的账号' },
];

/** The items this person may open. */
export const navigationFor = (permissions: readonly string[]): readonly NavigationItem[] =>
  navigation.filter((item) => !item.permissions || item.permissions.some((p) => permissions.includes(p)));
