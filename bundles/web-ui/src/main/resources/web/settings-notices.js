// SPDX-License-Identifier: Apache-2.0
// Notices of alarms to people who don't look: by mail, to a web server, to an MQTT broker. And the
// language in which the gateway speaks there.
import { html } from 'lit';
import './settings-form.js';
import { t } from './i18n.js';
import { LightElement } from './light-element.js';

const SEVERITIES = ['INFO', 'WARNING', 'ERROR'];

/** The fields of each way, as REST names them; secrets are shown only as whether there is one. */
const WAYS = {
  mail: [
    { name: 'host', placeholder: 'smtp.example.org' },
    { name: 'port', type: 'number', min: 1, max: 65535 },
    { name: 'security', words: ['STARTTLS', 'TLS', 'NONE'] },
    { name: 'user', optional: true },
    { name: 'password', secret: true },
    { name: 'from', type: 'email' },
    { name: 'to', list: true, hint: 'notices.to.many' },
    { name: 'severity', words: SEVERITIES },
  ],
  webhook: [
    { name: 'url', type: 'url' },
    { name: 'secret', secret: true, hint: 'notices.secret.what' },
    { name: 'severity', words: SEVERITIES },
  ],
  'mqtt-notices': [
    { name: 'host' },
    { name: 'port', type: 'number', min: 1, max: 65535 },
    { name: 'tls', tick: true },
    { name: 'user', optional: true },
    { name: 'password', secret: true },
    { name: 'topic' },
    { name: 'severity', words: SEVERITIES },
  ],
};

class SettingsNotices extends LightElement {
  render() {
    return html`
      <p class="intro quiet">${t('notices.intro')}</p>
      <settings-form way="language" .fields=${[{ name: 'language', words: ['en', 'it', 'de'], prefix: 'language' }]}></settings-form>
      ${Object.entries(WAYS).map(([way, fields]) => html`<settings-form way=${way} .fields=${fields} testable></settings-form>`)}`;
  }
}

customElements.define('settings-notices', SettingsNotices);
