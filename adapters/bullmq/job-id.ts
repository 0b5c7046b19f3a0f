import type { EscalationJob, MessageJob, PostJob } from '../../src/core/ports/queues.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';

/**
 * Job ids. While a job with an id is known to the queue, another with the same id is left out. BullMQ demands
 * exactly three parts between colons, so a part's own colons are encoded.
 */
function jobId(first: string, second: string, third: string): string {
  return [first, second, third].map(encodeURIComponent).join(':');
}

function deliveryId({ platform, workspace }: WorkspaceKey, delivery: string): string {
  return jobId(platform, workspace, delivery);
}

/** @param unique makes each `decide` a job of its own: a message may have to wait twice */
export function messageJobId(job: MessageJob, unique: () => string): string {
  if (job.type === 'screen') return deliveryId(job.message.key, job.delivery);
  return jobId('decide', `${job.key.platform}/${job.key.workspace}`, unique());
}

export function postJobId({ postId, version }: PostJob): string {
  return jobId('post', postId, String(version));
}

export function escalationJobId(job: EscalationJob): string {
  switch (job.type) {
    case 'post':
      return postJobId(job.post);
    case 'press':
      return deliveryId(job.press.workspace, `press/${job.delivery}`);
    case 'settings':
      return deliveryId(job.change.workspace, `settings/${job.delivery}`);
    case 'joined':
    case 'invited':
      return deliveryId(job.conversation, `${job.type}/${job.delivery}`);
    case 'request':
      return deliveryId(job.request.conversation, `request/${job.delivery}`);
    case 'conversation':
      return deliveryId(job.change.conversation, `conversation/${job.delivery}`);
    case 'report':
      return deliveryId(job.report.workspace, `report/${job.delivery}`);
    case 'uninstalled':
      return deliveryId(job.workspace, `uninstalled/${job.delivery}`);
    case 'complaint':
      return deliveryId(job.filed.conversation, `complaint/${job.delivery}`);
    case 'hand-complaint':
      return jobId('hand-complaint', job.complaintId, String(job.round));
    case 'home':
      return deliveryId(job.home.workspace, `home/${job.delivery}`);
    case 'support':
      return deliveryId(job.ask.workspace, `support/${job.delivery}`);
    case 'deadline':
      return jobId('deadline', job.alertId, String(job.dueAt.getTime()));
    case 'measure':
      return jobId('measure', job.measureId, String(job.at.getTime()));
  }
}
