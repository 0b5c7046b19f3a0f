# The program is built with the development dependencies and runs without them.
FROM node:24-slim AS build
WORKDIR /garbo
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM node:24-slim
ENV NODE_ENV=production DATA_FOLDER=/data HOST=0.0.0.0
WORKDIR /garbo
COPY package.json package-lock.json ./
# No dependency needs an install script, and our own `prepare` would have nothing to build with.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force
COPY --from=build /garbo/dist/src ./dist/src
COPY --from=build /garbo/dist/adapters ./dist/adapters
COPY --from=build /garbo/dist/page ./dist/page
COPY prompts ./prompts
COPY assets ./assets
COPY adapters/embedded/model ./adapters/embedded/model
# The only folder that is written to: the rest may be mounted read-only.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/main.js"]
CMD ["start"]
