# The few things a person does here. Each installs what it lacks, on Debian 12 with Rust and Node.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run tour story test bench fuzz setup page clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | \
		while IFS=$$'\t' read -r verb what; do printf 'make %-7s %s\n' "$$verb" "$$what"; done

run: page ## open the window; with no display, drive it on a virtual one and leave pictures
	cargo build --workspace --locked
	@tests/run.sh

tour: page ## drive the window and leave pictures; LANGUAGE=ar THEME=dark SIZE=1024x640 TEXT=200
	cargo build --workspace --locked
	@tests/tour.sh

page: setup
	@cd ui && npm run --silent build

story: page ## play the whole way of a film, from a laptop to a partner's acceptance, with real media
	cargo build --workspace --locked
	@tests/story.sh

test: ## everything the project checks; STAGES="arrows docs" for some of it
	@tests/ci.sh $(STAGES)

bench: page ## measure against stock tools in the same run
	@tests/bench.sh

fuzz: page ## throw random bytes at every parser; SECONDS_EACH=60 for longer
	@tests/fuzz.sh $(or $(SECONDS_EACH),20)

setup: ## install what is missing, and nothing else
	@tests/setup.sh

clean: ## remove what was built and what the story and the tour left here
	cargo clean
	rm -rf target story tour ui/dist ui/node_modules
