/**
 * WordPress with the same articles, for the benchmark of the portal: a site of its own in a temporary folder, made from
 * what the distribution installed (wordpress, php-fpm with mysqli and opcache, mariadb-server, nginx). Nothing of the
 * machine's own sites is touched; everything ends and is deleted with the run.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { articleHtml, titleOf } from './portal-items.ts';
import { firstOf, nginx, nginxProgram, type Running } from './portal-load.ts';

const source = '/usr/share/wordpress';

export type WordPress = {
  /** Every request made anew by PHP. */
  readonly bare: Running;
  /** The same pages kept by nginx's fastcgi_cache. */
  readonly cached: Running;
  readonly items: readonly string[];
  readonly list: readonly string[];
  readonly stop: () => void;
};

/** What of it is not installed, in words; empty when all is there. */
export function missingForWordPress(): string[] {
  const wanted: readonly (readonly [name: string, found: string | null])[] = [
    ['wordpress', firstOf(`${source}/wp-settings.php`)],
    ['mariadb-server', firstOf('/usr/sbin/mariadbd')],
    ['php-fpm', phpFpm()],
    ['php-cli', firstOf('/usr/bin/php')],
    ['nginx', nginxProgram],
  ];
  return wanted.flatMap(([name, found]) => (found === null ? [name] : []));
}

function phpFpm(): string | null {
  const name = readdirSync('/usr/sbin').find((file) => /^php-fpm[\d.]+$/.test(file));
  return name ? join('/usr/sbin', name) : null;
}

/** Starts it with `count` articles. PHP has `workers` processes: 1 to compare with one process of ours. */
export async function startWordPress(port: number, count: number, workers: number): Promise<WordPress> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-wordpress-'));
  const ending: (() => void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = () => {
    while (ending.length > 0) ending.pop()?.();
  };
  process.once('exit', stop);
  const database = await startMariaDb(folder);
  ending.push(() => database.kill('SIGKILL'));
  layOut(folder);
  fill(folder, port, count);
  const php = startPhp(folder, workers);
  ending.push(() => php.kill('SIGTERM'));
  const server = (
    at: number,
    more: string,
  ) => `server { listen 127.0.0.1:${at}; root ${folder}/site; index index.php;
    location / { try_files $uri $uri/ /index.php?$args; }
    location ~ \\.php$ { include /etc/nginx/fastcgi.conf; fastcgi_pass unix:${folder}/php.sock; fastcgi_read_timeout 300s; ${more} } }`;
  const keep =
    'fastcgi_cache f; fastcgi_cache_key $request_uri; fastcgi_cache_valid 200 10m; fastcgi_ignore_headers Cache-Control Expires Set-Cookie Vary;';
  const bare = await nginx(server(port, ''), port);
  ending.push(bare.stop);
  const cached = await nginx(server(port + 1, keep), port + 1);
  ending.push(cached.stop);
  const served = (front: Running): Running => ({
    ...front,
    pids: [...front.pids, ...[php, database].flatMap(({ pid }) => pid ?? [])],
  });
  return {
    ...{ bare: served(bare), cached: served(cached), stop },
    items: Array.from({ length: count }, (_one, index) => `/archives/${10 + index}/`),
    list: [
      '/archives/category/news/',
      '/archives/category/news/page/25/',
      `/archives/category/news/page/${count / 20}/`,
    ],
  };
}

async function startMariaDb(folder: string): Promise<ChildProcess> {
  const data = join(folder, 'database');
  const own = ['--no-defaults', `--datadir=${data}`, '--user=root'];
  execFileSync('mariadb-install-db', [...own, '--auth-root-authentication-method=normal', '--skip-test-db'], {
    stdio: 'ignore',
  });
  const socket = join(folder, 'mariadb.sock');
  const pid = `--pid-file=${join(folder, 'mariadb.pid')}`;
  const started = spawn(
    '/usr/sbin/mariadbd',
    [...own, `--socket=${socket}`, '--skip-networking', pid, '--innodb-buffer-pool-size=256M'],
    {
      stdio: 'ignore',
    },
  );
  for (let tries = 0; !existsSync(socket); tries += 1) {
    if (tries > 100) throw new Error('MariaDB does not start');
    await new Promise((done) => setTimeout(done, 200));
  }
  execFileSync('mariadb', [
    '--no-defaults',
    `--socket=${socket}`,
    '-uroot',
    '-e',
    'CREATE DATABASE wordpress CHARACTER SET utf8mb4',
  ]);
  return started;
}

/** The program is copied: a site made of links would read the settings of the machine's own. */
function layOut(folder: string): void {
  const site = join(folder, 'site');
  cpSync(source, site, { recursive: true, dereference: true });
  mkdirSync(join(site, 'wp-content', 'uploads'), { recursive: true });
  writeFileSync(
    join(site, 'wp-config.php'),
    `<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${folder}/mariadb.sock'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
foreach (['AUTH_KEY','SECURE_AUTH_KEY','LOGGED_IN_KEY','NONCE_KEY','AUTH_SALT','SECURE_AUTH_SALT','LOGGED_IN_SALT','NONCE_SALT'] as $name) define($name, 'benchmark');
define('WP_HOME', 'http://' . ($_SERVER['HTTP_HOST'] ?? 'localhost')); define('WP_SITEURL', WP_HOME);
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`,
  );
}

/** Installs it and writes the articles, all in one category, 50 minutes apart, as ours. */
function fill(folder: string, port: number, count: number): void {
  const articles = join(folder, 'articles.json');
  writeFileSync(
    articles,
    JSON.stringify({
      html: articleHtml,
      titles: Array.from({ length: count }, (_one, index) => titleOf(index + 1)),
    }),
  );
  const script = join(folder, 'fill.php');
  writeFileSync(
    script,
    `<?php
$_SERVER['HTTP_HOST'] = '127.0.0.1:${port}';
define('WP_INSTALLING', true);
require '${folder}/site/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('凤泉区教体文旅局门户网站', 'admin', 'admin@example.com', true, '', 'benchmark-only');
update_option('permalink_structure', '/archives/%post_id%/'); update_option('posts_per_page', 20);
update_option('default_comment_status', 'closed');
$news = wp_insert_term('工作动态', 'category', ['slug' => 'news'])['term_id'];
global $wpdb;
$given = json_decode(file_get_contents('${articles}'), true);
$wpdb->query('START TRANSACTION');
foreach ($given['titles'] as $at => $title) {
  $when = gmdate('Y-m-d H:i:s', strtotime('2024-12-31 02:00:00 UTC') - $at * 3000);
  $wpdb->insert($wpdb->posts, ['ID' => 10 + $at, 'post_author' => 1, 'post_date' => $when, 'post_date_gmt' => $when,
    'post_modified' => $when, 'post_modified_gmt' => $when, 'post_content' => $given['html'], 'post_title' => $title,
    'post_excerpt' => '会议总结了上一年度工作。', 'post_name' => 'item-' . $at, 'post_status' => 'publish',
    'post_type' => 'post', 'comment_status' => 'closed', 'ping_status' => 'closed', 'to_ping' => '', 'pinged' => '', 'post_content_filtered' => '']);
  $wpdb->insert($wpdb->term_relationships, ['object_id' => 10 + $at, 'term_taxonomy_id' => $news]);
}
$wpdb->query('COMMIT');
wp_update_term_count_now([$news], 'category');
delete_option('rewrite_rules');
if (is_wp_error($news)) exit(1);
`,
  );
  execFileSync('/usr/bin/php', ['-d', 'sendmail_path=/bin/true', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function startPhp(folder: string, workers: number): ChildProcess {
  const program = phpFpm();
  if (program === null) throw new Error('php-fpm is not installed');
  const configuration = join(folder, 'php-fpm.conf');
  writeFileSync(
    configuration,
    `[global]
error_log = ${folder}/php.log
daemonize = no
[www]
listen = ${folder}/php.sock
listen.mode = 0666
pm = static
pm.max_children = ${workers}
php_admin_value[opcache.enable] = 1
php_admin_value[opcache.memory_consumption] = 128
php_admin_value[opcache.validate_timestamps] = 0
`,
  );
  const root = process.getuid?.() === 0 ? ['-R'] : [];
  if (root.length > 0) writeFileSync(configuration, 'user = root\ngroup = root\n', { flag: 'a' });
  return spawn(program, [...root, '-y', configuration], { stdio: 'ignore' });
}
