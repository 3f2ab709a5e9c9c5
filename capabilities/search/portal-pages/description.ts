/** GET /opensearch.xml: how a browser or a program searches this site. */
import { html } from '#portal/html.ts';
import type { Site } from '#portal/site.ts';

/** OpenSearch 1.1. `origin` is the site's own, 'https://…'. */
export const openSearchDescription = (
  site: Site,
  origin: string,
): string => html`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${site.siteName.slice(0, 16)}</ShortName>
<Description>搜索${site.siteName}公开的信息</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>zh-CN</Language>
<Url type="text/html" template="${origin}/search?q={searchTerms}&page={startPage?}"/>
<Url type="application/rss+xml" template="${origin}/search.rss?q={searchTerms}"/>
<Url type="application/json" template="${origin}/api/search?q={searchTerms}&page={startPage?}"/>
<Url type="application/x-suggestions+json" template="${origin}/search/suggestions.json?q={searchTerms}"/>
</OpenSearchDescription>
`;
