# fer-tui: the two commands are `make demo` and `make test`; `make help` lists all.

SHELL := /bin/bash
PROGRAM := .build/release/fer-tui

.DEFAULT_GOAL := help
.PHONY: help demo test build lint format bench bench-peers verify check-weights fixtures libraries test-libraries clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 16

demo: build ## train on built-in faces and watch it live: no data, no network
	$(PROGRAM) demo

test: test-libraries ## build everything and run every test
	Scripts/test

build: libraries ## build the program for release
	swift build -c release --product fer-tui

lint: ## check the format of every source file
	swift format lint --strict --recursive Package.swift Sources Tests

format: ## put every source file into the project's format
	swift format --in-place --recursive Package.swift Sources Tests

bench: build ## measure the engine: EfficientNet-B4 at 224x224, batch 16
	$(PROGRAM) bench

bench-peers: build ## step the engine and PyTorch in turn (the first call makes .venv with PyTorch)
	Scripts/python Scripts/bench.py --program $(PROGRAM)

verify: build ## check the engine against PyTorch's figures, tensor by tensor
	Scripts/verify $(PROGRAM)

check-weights: build ## compare the engine with torchvision and timm on random weights of B0 to B4
	Scripts/python Scripts/check_pretrained.py --program $(PROGRAM)

fixtures: ## make the fixtures anew (needs Python with torch, torchvision and safetensors)
	Scripts/make-fixtures

libraries: ## install the system libraries that are missing
	@Scripts/install-system-libraries

test-libraries:
	@Scripts/install-system-libraries tmux

clean: ## remove what was built
	rm -rf .build
