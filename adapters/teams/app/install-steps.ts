import { GRAPH_PERMISSIONS } from '../app-shape.js';
import { MESSAGES_PATH } from '../receive.js';

/**
 * What an administrator does with the app package, one step each.
 * Source: https://learn.microsoft.com/microsoftteams/platform/concepts/deploy-and-publish/apps-upload
 */
export function installSteps(publicUrl: string): readonly string[] {
  const optional = GRAPH_PERMISSIONS.map(({ name, why }) => `   ${name}: ${why}`).join('\n');
  return [
    `Upload the package in the Teams admin center: Teams apps, Manage apps, Upload new app. In the Azure Bot of this app, the messaging endpoint is ${new URL(MESSAGES_PATH, publicUrl).href}, and the channel Microsoft Teams is on.`,
    `If you like, grant application permissions of Microsoft Graph in the app registration, with admin consent; Garbo works without them:\n${optional}`,
    'Add Garbo to each team and group chat with customers, and to the managers’ channel or chat. To a private or shared channel it has to be added separately: Manage channel, Apps. Then run garbo doctor.',
  ];
}
