#!/usr/bin/env node
// Restores Exchange mailboxes with the REST API v6 of Veeam Backup for Microsoft 365, from login to stop.
//
// Which variables it reads, examples/README.md says. Node trusts a CA that NODE_EXTRA_CA_CERTS names. No packages.
import { readFile } from 'node:fs/promises';
import https from 'node:https';
import { env } from 'node:process';

class Refused extends Error {
  constructor(status, message) {
    super(`${status}: ${message}`);
    this.status = status;
  }
}

const agent = new https.Agent({ keepAlive: true });

class Server {
  #url;
  #token;

  constructor(url) {
    this.#url = url;
  }

  async logIn(username, password) {
    const form = new URLSearchParams({ grant_type: 'password', username, password });
    const answer = await this.#send('POST', 'v6/token', 'application/x-www-form-urlencoded', form.toString());
    this.#token = answer.access_token;
  }

  get(path) {
    return this.#send('GET', path);
  }

  post(path, body) {
    return this.#send('POST', path, 'application/json', body && JSON.stringify(body));
  }

  /** The results of a list, page by page, for as long as there is a next one. */
  async all(path, limit) {
    const found = [];
    for (let next = `${path}?offset=0&limit=${limit}`; next; ) {
      const page = await this.get(next);
      found.push(...page.results);
      next = page._links.next?.href;
    }
    return found;
  }

  /** A restore answers when it is done, which may take hours; `fetch` would give up after five minutes. */
  #send(method, path, type, body) {
    const headers = {};
    if (this.#token) headers.Authorization = `Bearer ${this.#token}`;
    if (body) headers['Content-Type'] = type;
    return new Promise((resolve, reject) => {
      const request = https.request(new URL(path, this.#url), { method, headers, agent }, async (answer) => {
        try {
          const text = Buffer.concat(await answer.toArray()).toString();
          if (answer.statusCode >= 400) throw new Refused(answer.statusCode, reason(text) ?? answer.statusMessage);
          resolve(text ? JSON.parse(text) : undefined);
        } catch (error) {
          reject(error);
        }
      });
      request.on('error', reject);
      request.end(body);
    });
  }
}

/** Why a request was refused: some refusals have no body. */
function reason(text) {
  try {
    const body = JSON.parse(text);
    return body.message ?? body.error_description ?? body.error;
  } catch {
    return undefined;
  }
}

const counts = (statistics) =>
  ['created', 'merged', 'failed', 'skipped'].map((word) => `${word} ${statistics[`${word}ItemsCount`]}`).join(', ');

/** The one by that name, or the first where none is asked for. */
function find(things, key, wanted) {
  const found = things.find((thing) => !wanted || thing[key].toLowerCase() === wanted.toLowerCase());
  if (!found) throw new Error(`There is none whose ${key} is ${wanted}.`);
  return found;
}

const server = new Server(env.VB365_URL);
await server.logIn(env.VB365_USER, env.VB365_PASSWORD);

const organization = find(await server.get('v6/Organizations'), 'name', env.VB365_ORGANIZATION);
const session = await server.post(`v6/Organizations/${organization.id}/explore`, {
  type: 'Vex',
  showDeleted: true,
  showAllVersions: true,
});
console.log('session', session.name);
const sessionPath = `v6/RestoreSessions/${session.id}`;
const mailboxesPath = `${sessionPath}/organization/mailboxes`;

const mailboxes = await server.all(mailboxesPath, env.VB365_PAGE_SIZE ?? 100);
console.log('mailboxes', mailboxes.length);
const mailbox = find(mailboxes, 'email', env.VB365_MAILBOX);
const restore = (credentials) => server.post(`${mailboxesPath}/${mailbox.id}/restore`, credentials);
const byPassword = { userName: env.VB365_EXCHANGE_USER, userPassword: env.VB365_EXCHANGE_PASSWORD };

try {
  console.log('by password:', counts(await restore(byPassword)));

  const targetApplicationId = env.VB365_APPLICATION_ID;
  const code = await server.post(`${sessionPath}/organization/restoreDeviceCode`, { targetApplicationId });
  console.log(code.message);
  console.log('by device code:', counts(await restore({ userCode: code.userCode })));

  if (env.VB365_CERTIFICATE) {
    const byCertificate = {
      applicationId: env.VB365_APPLICATION_ID,
      applicationCertificate: await readFile(env.VB365_CERTIFICATE, 'base64'),
      applicationCertificatePassword: env.VB365_CERTIFICATE_PASSWORD,
      impersonationAccountName: env.VB365_EXCHANGE_USER,
    };
    console.log('by certificate:', counts(await restore(byCertificate)));
  }

  const many = await server.post(`${mailboxesPath}/restore`, {
    mailBoxes: mailboxes.map(({ id, name, email }) => ({ id, name, email })),
    casServer: 'outlook.office365.com',
    changedItems: true,
    deletedItems: true,
    markRestoredAsUnread: false,
    skipUnresolved: true,
    excludeDrafts: true,
    excludeDeletedItems: true,
    excludeInPlaceHoldItems: true,
    excludeLitigationHoldItems: true,
    recentItemRestorePeriod: 7,
    office365UserName: env.VB365_EXCHANGE_USER,
    office365UserPassword: env.VB365_EXCHANGE_PASSWORD,
  });
  console.log('all mailboxes:', many.status);
  for (const { mailbox, status, error, details } of many.details) {
    console.log(`  ${mailbox.email}: ${status}: ${status === 'Failed' ? error : counts(details)}`);
  }

  for (const { order, status, message } of await server.all(`${sessionPath}/Events`, 100)) {
    console.log(`event ${order}: ${status}: ${message}`);
  }
} finally {
  await server.post(`${sessionPath}/Stop`);
}

// A session that has been stopped restores nothing any more.
try {
  await restore(byPassword);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.log('refused:', error.message);
}
agent.destroy();
