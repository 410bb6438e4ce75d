# The few things a person does here. Each installs what it lacks, on Debian 12 with Rust.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run story test bench fuzz setup clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | \
		while IFS=$$'\t' read -r verb what; do printf 'make %-7s %s\n' "$$verb" "$$what"; done

run: story ## try it: the same as make story

story: setup ## play the whole way of a film, from a laptop to a partner's acceptance, with real media
	cargo build --workspace --locked
	@tests/story.sh

test: ## everything the project checks; STAGES="arrows docs" for some of it
	@tests/ci.sh $(STAGES)

bench: setup ## measure against stock tools in the same run
	@tests/bench.sh

fuzz: setup ## throw random bytes at every parser; SECONDS_EACH=60 for longer
	@tests/fuzz.sh $(or $(SECONDS_EACH),20)

setup: ## install what is missing, and nothing else
	@tests/setup.sh

clean: ## remove what was built and what the story left here
	cargo clean
	rm -rf target story
