import type { PostReceipt } from '../notices/post.js';
import type { ChatPlatform, PostRequest } from '../ports/chat-platform.js';
import type { ConversationKey, WorkspaceKey } from '../workspace.js';
import type { ConversationNames } from './conversation-names.js';
import { homesUnderNewestNames } from './homes-under-newest-names.js';

/** The platform, spoken to in the newest names of its conversations; what it answers comes back in the first ones. */
export function underNewestNames(platform: ChatPlatform, names: ConversationNames): ChatPlatform {
  const newest = async <T extends ConversationKey>(key: T): Promise<T> => ({
    ...key,
    conversation: await names.newestOf(key),
  });
  const receiptIn = async (workspace: WorkspaceKey, receipt: PostReceipt): Promise<PostReceipt> => {
    const conversation = await names.firstOf({ ...workspace, conversation: receipt.conversation });
    return { ...receipt, conversation };
  };
  const requestOut = async <T extends PostRequest>(request: T): Promise<T> => {
    const { workspace, address, content, near } = request;
    const now = (conversation: string) => names.newestOf({ ...workspace, conversation });
    return {
      ...request,
      address:
        address.to === 'conversation'
          ? { ...address, conversation: await now(address.conversation) }
          : address.sealedIn
            ? {
                ...address,
                sealedIn: { ...address.sealedIn, conversation: await now(address.sealedIn.conversation) },
              }
            : address,
      near: near ? { ...near, conversation: await now(near.conversation) } : null,
      content: content.about
        ? { ...content, about: { ...content.about, conversation: await now(content.about.conversation) } }
        : content,
    };
  };
  return {
    async post(request) {
      return receiptIn(request.workspace, await platform.post(await requestOut(request)));
    },
    async findPost(request) {
      const found = await platform.findPost(await requestOut(request));
      return found && receiptIn(request.workspace, found);
    },
    async update(request) {
      const { workspace, receipt } = request;
      const { conversation } = await newest({ ...workspace, conversation: receipt.conversation });
      await platform.update({ ...(await requestOut(request)), receipt: { ...receipt, conversation } });
    },
    homes: platform.homes && homesUnderNewestNames(platform.homes, names),
    lanesOf: (request, act) => platform.lanesOf(request, act),
    findPerson: (workspace, id) => platform.findPerson(workspace, id),
    findReviewers: (workspace) => platform.findReviewers(workspace),
    async findConversation(key) {
      const found = await platform.findConversation(await newest(key));
      return found && { ...found, id: await names.firstOf({ ...key, conversation: found.id }) };
    },
    async listConversations(workspace) {
      const found = await platform.listConversations(workspace);
      const first = (conversation: string) => names.firstOf({ ...workspace, conversation });
      return Promise.all(found.map(async (one) => ({ ...one, id: await first(one.id) })));
    },
    async pinPost(workspace, receipt) {
      const { conversation } = await newest({ ...workspace, conversation: receipt.conversation });
      return platform.pinPost(workspace, { ...receipt, conversation });
    },
    nameOf: async (conversation) => platform.nameOf(await newest(conversation)),
    removePerson: async (conversation, person) => platform.removePerson(await newest(conversation), person),
    findMessage: async (key, thread) => platform.findMessage(await newest(key), thread),
    findLeft: (workspace) => platform.findLeft(workspace),
    forgetAccess: (workspace) => platform.forgetAccess(workspace),
    readmitPerson: async (conversation, person) => platform.readmitPerson(await newest(conversation), person),
  };
}
