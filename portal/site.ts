/** What every public page knows: the organ, its columns, and how this visitor wishes to read. */

/** One column (栏目) of the site; the fields feed navigation, site map and the column meta tags. */
export type Section = {
  readonly title: string;
  readonly href: string;
  /** A value of the closed list in the State Council Office's page standard (ColumnType). */
  readonly columnType: string;
  readonly description: string;
  readonly keywords: string;
};

/** A column that the organ's staff made, with those below it, for navigation and site map. */
export type SiteColumn = Section & {
  readonly inNavigation: boolean;
  readonly below: readonly { readonly title: string; readonly href: string }[];
};

/** How the page is shown: each wish is independent; none is the standard page. */
export const displayWishes = ['large', 'contrast', 'simple'] as const;
export type DisplayWish = (typeof displayWishes)[number];

/** The organ's facts as printed in header and footer. null: not configured, and then not shown. */
export type SiteFacts = {
  readonly organ: string;
  readonly siteName: string;
  /** Host name, 'jtj.fengquan.gov.cn'. */
  readonly domain: string;
  readonly idCode: string | null;
  readonly icp: string | null;
  readonly policeRecord: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly phone: string | null;
  readonly fax: string | null;
  readonly email: string | null;
  /** The office in charge of disclosure (政府信息公开工作机构) and its hours. */
  readonly disclosureOffice: string | null;
  readonly officeHours: string | null;
  /** 「我为政府网站找错」 entry, assigned per site. */
  readonly errorReportUrl: string | null;
};

export type Site = SiteFacts & {
  /** The columns of the navigation, in order. */
  readonly sections: readonly Section[];
  /** The organ's own columns, also those outside the navigation. */
  readonly columns: readonly SiteColumn[];
  readonly display: ReadonlySet<DisplayWish>;
  /** Path and query of this request, to come back to. */
  readonly path: string;
};

export const columns = {
  home: {
    title: '首页',
    href: '/',
    columnType: '首页',
    description: '本机关政府信息公开网站首页',
    keywords: '政府信息公开,年度报告,公开指南',
  },
  disclosure: {
    title: '政府信息公开',
    href: '/disclosure',
    columnType: '信息公开目录',
    description: '政府信息公开指南、政府信息公开制度、法定主动公开内容和政府信息公开年报',
    keywords: '政府信息公开,公开指南,公开制度,法定主动公开内容',
  },
  annualReports: {
    title: '政府信息公开年报',
    href: '/annual-reports',
    columnType: '信息公开年报',
    description: '本机关各年度政府信息公开工作年度报告',
    keywords: '政府信息公开,年度报告,年报',
  },
  reportCheck: {
    title: '年报体检',
    href: '/report-check',
    columnType: '办事服务',
    description: '核对政府信息公开工作年度报告的勾稽关系和文字表述，不留存任何内容',
    keywords: '年报体检,勾稽关系,政府信息公开年度报告,校核',
  },
} as const satisfies Record<string, Section>;

/** The columns of the navigation, in order: the statutory one first. A column is listed once its page exists. */
const navigation = (own: readonly SiteColumn[]): readonly Section[] => [
  columns.home,
  columns.disclosure,
  ...own.filter(({ inNavigation }) => inNavigation),
  columns.annualReports,
  columns.reportCheck,
];

/** The organ's record as the portal prints it; empty texts mean: not configured. */
export type OrganRecord = {
  readonly name: string;
  readonly siteName: string;
  readonly siteDomain: string;
  readonly siteIdCode: string;
  readonly icp: string;
  readonly policeRecord: string;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
  readonly email: string;
  readonly officeHours: string;
  readonly fax?: string;
  readonly disclosureOffice?: string;
  readonly errorReportUrl?: string;
};

/** The facts of header and footer from the organ's record. */
export function factsOf(organ: OrganRecord): SiteFacts {
  const given = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim());
  return {
    organ: organ.name,
    siteName: organ.siteName,
    domain: organ.siteDomain,
    idCode: given(organ.siteIdCode),
    icp: given(organ.icp),
    policeRecord: given(organ.policeRecord),
    address: given(organ.address),
    postcode: given(organ.postcode),
    phone: given(organ.phone),
    fax: given(organ.fax),
    email: given(organ.email),
    disclosureOffice: given(organ.disclosureOffice),
    officeHours: given(organ.officeHours),
    errorReportUrl: given(organ.errorReportUrl),
  };
}

/** The site as one visitor sees it: the facts, the columns, their wishes and where they are. */
export function siteFor(
  facts: SiteFacts,
  visit: { path: string; display?: ReadonlySet<DisplayWish> },
  own: readonly SiteColumn[] = [],
): Site {
  const display = visit.display ?? new Set();
  return { ...facts, sections: navigation(own), columns: own, display, path: visit.path };
}
