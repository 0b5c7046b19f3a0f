import { followMeasure } from './core/cases/follow-measure.js';
import { pressButton } from './core/cases/press-button.js';
import { watchDeadline } from './core/cases/watch-deadline.js';
import { fileComplaint } from './core/complaints/file-complaint.js';
import { handOverWaiting } from './core/complaints/hand-over.js';
import { inFirstNames } from './core/conversations/in-first-names.js';
import { noteConversation } from './core/conversations/note-conversation.js';
import { publishHome } from './core/home/publish-home.js';
import { leaveWorkspace } from './core/installations/leave-workspace.js';
import { deliverPost } from './core/notices/deliver-post.js';
import type { EscalationJob, JobHandlers } from './core/ports/queues.js';
import { fileReport } from './core/reports/file-report.js';
import { answerRequest } from './core/requests/answer-request.js';
import { decideWaitingMessage } from './core/screening/decide-message.js';
import { screenMessage } from './core/screening/screen-message.js';
import { changeSettings } from './core/settings/change-settings.js';
import { greetJoiner } from './core/settings/greet-joiner.js';
import { noteInvitation } from './core/settings/note-invitation.js';
import { askForSupport } from './core/support/ask-for-support.js';
import type { Tools } from './core/tools.js';

/** Which use case does which job. */
export function createJobHandlers(tools: Tools): JobHandlers {
  return {
    async message(queued, run) {
      const job = await inFirstNames(tools.conversationNames, queued);
      if (job.type === 'screen') await screenMessage(tools, job.message, run);
      else await decideWaitingMessage(tools, job.key, job.revision);
    },
    notice: (job) => deliverPost(tools, job),
    escalation: async (queued) => escalate(tools, await inFirstNames(tools.conversationNames, queued)),
  };
}

async function escalate(tools: Tools, job: EscalationJob): Promise<void> {
  switch (job.type) {
    case 'post':
      return deliverPost(tools, job.post);
    case 'press': {
      const { status } = await pressButton(tools, job.press);
      return tools.log.info('button-pressed', { button: job.press.button, status });
    }
    case 'settings':
      return changeSettings(tools, job.change, job.delivery);
    case 'joined':
      return greetJoiner(tools, job.conversation, job.person, job.also);
    case 'invited':
      return noteInvitation(tools, job.conversation, job.delivery);
    case 'request':
      return answerRequest(tools, job.request, job.delivery);
    case 'conversation':
      return noteConversation(tools, job.change);
    case 'report':
      return fileReport(tools, job.report, job.delivery);
    case 'uninstalled':
      return leaveWorkspace(tools, job.workspace);
    case 'complaint':
      return fileComplaint(tools, job.filed, job.delivery);
    case 'hand-complaint':
      return handOverWaiting(tools, job.complaintId);
    case 'home':
      return publishHome(tools, job.home);
    case 'support':
      return askForSupport(tools, job.ask, job.delivery);
    case 'deadline':
      return watchDeadline(tools, job.alertId);
    case 'measure':
      return followMeasure(tools, job.measureId);
  }
}
