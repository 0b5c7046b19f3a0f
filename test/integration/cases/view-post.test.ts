import { beforeEach, expect, it } from 'vitest';
import { viewPost } from '../../../src/core/cases/view-post.js';
import type { PostContent } from '../../../src/core/notices/post-content.js';
import { World } from '../../support/app-world.js';
import { describeOnDatabases } from '../../support/databases.js';
import type { ShownPost } from '../../support/doubles.js';

describeOnDatabases('what a person sees of an alert', (pool) => {
  let world: World;
  beforeEach(async () => {
    world = await World.on(pool());
    await world.says('carla', 'Siete degli idioti');
    await world.says('carla', 'Ripeto: idioti');
  });

  function seen(
    viewer: string,
    post: ShownPost | undefined,
    workspace = 'shop',
  ): Promise<PostContent | null> {
    if (!post) throw new Error('there is no such post');
    return viewPost(world.tools, { platform: 'playground', workspace }, post.postId, viewer);
  }

  it('is the same for every manager until one takes it, then theirs differs', async () => {
    const open = world.newest('alert');
    expect(await seen('giulia', open)).toEqual(open?.content);

    await world.press('giulia', open, 'take');
    const taken = world.newest('alert');
    expect(taken?.content.takenBy).toEqual({ id: 'giulia', name: 'Giulia' });
    expect(await seen('marco', taken)).toEqual(taken?.content);
    const own = await seen('giulia', taken);
    expect(own?.title).toMatch(/^Te ne occupi tu · Da decidere/u);
    expect(own?.paragraphs).toContain('Il messaggio per intero:\nRipeto: idioti');
    expect(own?.paragraphs).not.toContain('Se ne occupa Giulia.');
    expect(own?.buttons[0]?.id).toBe('not-a-violation');
  });

  it('is as it was settled, for whoever took it, too', async () => {
    await world.press('giulia', world.newest('alert'), 'take');
    await world.press('giulia', world.newest('alert'), 'block', 'Ha continuato.');
    const settled = world.newest('alert');
    expect(settled?.content.takenBy).toBeUndefined();
    expect(await seen('giulia', settled)).toEqual(settled?.content);
  });

  it('is nothing for customers, agents and strangers, from another workspace, or of another post', async () => {
    const alert = world.newest('alert');
    for (const viewer of ['carla', 'anna', 'zoe']) expect(await seen(viewer, alert), viewer).toBeNull();
    expect(await seen('giulia', alert, 'another')).toBeNull();
    expect(await seen('giulia', world.newest('warning'))).toBeNull();
  });
});
