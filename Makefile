# What a person runs. `make help` lists it.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
MAKEFLAGS += --no-print-directory --no-builtin-rules

TARGET := $(or $(CARGO_TARGET_DIR),target)
TOOLS := $(TARGET)/tools
CARGO_DENY := 0.20.2
TYPOS := 1.52.0
S ?= 1

.PHONY: help run test lint bench scenario contract screenshots assets advisories

help: ## This list
	@sed -nE 's/^([a-z]+):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "make %-12s %s\n", $$1, $$2 }'

run: ## Builds Kefu and starts the demo operator on http://localhost:8080
	@dev/needs.sh run
	$(MAKE) assets
	cargo run --release --package kefu -- serve --demo

test: ## Installs what tests need, then runs all of them, on both databases and in a browser
	@dev/needs.sh test
	$(MAKE) assets
	dev/test.sh

lint: $(TOOLS)/cargo-deny-$(CARGO_DENY) $(TOOLS)/typos-cli-$(TYPOS) ## Format, lints, documentation, licences, spelling
	@dev/needs.sh run
	$(MAKE) assets
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps
	$(TOOLS)/bin/cargo-deny --all-features check licenses bans sources
	$(TOOLS)/bin/typos

bench: ## Measures, as a table and as JSON
	@dev/needs.sh test
	$(MAKE) assets
	cargo build --release --package kefu --package bench
	target/release/bench
	cargo bench --package business-calendar --package sla-clock --package service-statistics --package pdf --benches

scenario: ## Runs one scenario of the standard through HTTP, on both databases: make scenario S=1
	@dev/needs.sh test
	$(MAKE) assets
	cargo test --package kefu --test scenario_$(S) -- --nocapture

contract: ## Looks for requests that the API descriptions do not foresee (schemathesis): make contract EXAMPLES=100 SEED=7
	@dev/needs.sh test
	$(MAKE) assets
	cargo build --package kefu
	dev/contract.sh $(TARGET)/debug/kefu

screenshots: ## Takes the pictures in docs/screenshots from the demo operator
	@dev/needs.sh test
	$(MAKE) assets
	cargo build --release --package kefu
	node dev/screenshots.mjs

advisories: $(TOOLS)/cargo-deny-$(CARGO_DENY) ## Known weaknesses of our dependencies; needs the network
	$(TOOLS)/bin/cargo-deny check advisories

# The stylesheet and the scripts of the pages are built before the program, which carries them.
WEB_SOURCES := $(shell find web -type f -not -path 'web/node_modules/*' -not -path 'web/dist/*' 2>/dev/null)

assets: web/node_modules/.assets-built

web/node_modules/.assets-built: web/node_modules/.package-lock.json $(WEB_SOURCES)
	node web/build.mjs
	touch $@

web/node_modules/.package-lock.json: web/package-lock.json
	cd web && npm ci --no-audit --no-fund --loglevel=error
	touch node_modules/.package-lock.json

# A tool is built once per version, from crates.io.
$(TOOLS)/cargo-deny-$(CARGO_DENY) $(TOOLS)/typos-cli-$(TYPOS): $(TOOLS)/%:
	name='$*'
	cargo install --quiet --locked --root $(TOOLS) --target-dir $(TOOLS)/build "$${name%-*}@$${name##*-}"
	rm -rf $(TOOLS)/build
	touch $@
