import { describe, expect, it } from 'vitest';
import { addressFaults } from '../../../src/core/doctor/public-address.js';

describe('the public address', () => {
  it.each([
    'https://garbo.negozio.it',
    'https://garbo.example.com/',
    'https://garbo.negozio.it:8443',
    'https://203.0.113.9',
    'https://172.32.0.1',
  ])('%s has the form Slack needs', (url) => {
    expect(addressFaults(url, 'Slack')).toEqual([]);
  });

  it.each([
    ['http://garbo.negozio.it', /begin with https:/],
    ['https://localhost:3000', /cannot reach localhost/],
    ['https://garbo', /cannot reach garbo/],
    ['https://garbo.local', /cannot reach/],
    ['https://127.0.0.1', /cannot reach/],
    ['https://10.1.2.3', /cannot reach/],
    ['https://172.31.0.1', /cannot reach/],
    ['https://192.168.1.10', /cannot reach/],
    ['https://[::1]:3000', /cannot reach/],
    ['https://[fd00::1]', /cannot reach/],
    ['https://negozio.it/garbo', /everything is served below https:\/\/negozio\.it\//],
  ])('%s has not', (url, fault) => {
    expect(addressFaults(url, 'Slack')).toEqual([expect.stringMatching(fault)]);
  });
});
