# A client for docker/compose.yml: the restore journey in bash, and what it needs.

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl jq \
 && rm -rf /var/lib/apt/lists/*
COPY restore-journey.sh /usr/local/bin/restore-journey
USER 65532:65532
ENTRYPOINT ["restore-journey"]
