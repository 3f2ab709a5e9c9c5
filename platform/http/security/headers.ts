/** The headers that tell a browser what our pages may do. */

/** The public site, the staff console, and the API: nothing inline on any of them. */
export type Surface = 'portal' | 'console' | 'api';

const directives = (more: Readonly<Record<string, string>>): string =>
  Object.entries({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'font-src': "'self'",
    'connect-src': "'self'",
    'media-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    ...more,
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/**
 * As strict as the portal, but pictures may be data: (the QR code of the second step) or blob: (previews), and pages of
 * our own may be shown in a frame (what a text will look like).
 */
const consolePolicy = directives({
  'img-src': "'self' data: blob:",
  'worker-src': "'self'",
  'frame-src': "'self'",
});

const policies: Readonly<Record<Surface, string>> = {
  portal: directives({}),
  console: consolePolicy,
  api: "default-src 'none'; frame-ancestors 'none'",
};

const everywhere: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** All security headers of an answer. HSTS only where the visitor came by https, or http sites would lock themselves out. */
export const securityHeaders = (surface: Surface, https: boolean): Record<string, string> => ({
  ...everywhere,
  'content-security-policy': policies[surface],
  ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
});

/** Which surface an address belongs to. */
export function surfaceOf(path: string): Surface {
  if (path.startsWith('/api/')) return 'api';
  return path === '/console' || path.startsWith('/console/') ? 'console' : 'portal';
}
