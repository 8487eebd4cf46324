# Naru: two commands a newcomer needs, and a few for those who work on it.

SHELL := /bin/bash

# One target directory for every clone and every run of CI on this computer.
export CARGO_TARGET_DIR ?= $(HOME)/.cache/naru/target
export NARU_VENVS ?= $(HOME)/.cache/naru/venvs
export NARU_SITES ?= $(HOME)/.cache/naru/sites
export NARU_TOOLS ?= $(HOME)/.cache/naru/tools

.DEFAULT_GOAL := help
.PHONY: help start test install fast bench fuzz fmt bindings icons

help: ## Say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

start: ## Build Naru and run a practice crossing with the sample site
	@scripts/start.sh

test: ## Install what the tests need and run all of them
	@scripts/test.sh

install: ## Build the command line and put it into ~/.local/bin
	@scripts/ui.sh && cargo install --quiet --locked --path src-tauri/cli --root $(HOME)/.local

fast: ## Only the tests of decisions: no network, no window, a few seconds
	@scripts/ui.sh && cargo test --package naru-core

bench: ## Measure Naru beside other tools and write docs/bench.md (most of an hour; QUICK=1: minutes; BENCH="--only cold": a part)
	@scripts/bench.sh

fuzz: ## Feed the parsers what nobody would write, a minute each (SECONDS_EACH=60)
	@scripts/fuzz.sh

fmt: ## Format the Rust code
	@cargo fmt --all

bindings: ## Write the page's types anew from the Rust ones
	@NARU_WRITE_BINDINGS=1 cargo test --quiet --workspace -- bindings golden fixtures

icons: ## Draw every size of the icon anew from icons/naru.svg
	@scripts/icons.sh
