# fer-tui: the two commands are `make demo` and `make test`; `make help` lists all.

SHELL := /bin/bash
PROGRAM := .build/release/fer-tui

.DEFAULT_GOAL := help
.PHONY: help demo test build lint format bench bench-data bench-peers check-pixels data-trees fuzz verify check-weights fixtures libraries test-libraries clean

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

bench-data: build ## measure how large datasets open (makes 1.2 million small files in a temporary folder)
	Scripts/bench_data.py --program $(PROGRAM)

bench-peers: build ## step the engine and PyTorch in turn (the first call makes .venv with PyTorch)
	Scripts/python Scripts/bench.py --program $(PROGRAM)

verify: build ## check the engine against PyTorch's figures, tensor by tensor
	Scripts/verify $(PROGRAM)

check-pixels: build ## compare what the network sees of 50 pictures with torchvision's
	Scripts/python Scripts/check_pixels.py --program $(PROGRAM)

check-weights: build ## compare the engine with torchvision and timm on random weights of B0 to B4
	Scripts/python Scripts/check_pretrained.py --program $(PROGRAM)

data-trees: build ## write the tests' dataset trees, and show what the program says of each
	swift run dataset-trees .build/data-trees
	@for tree in .build/data-trees/*; do $(PROGRAM) data "$$tree" || exit; echo; done

fixtures: ## make the fixtures anew (needs Python with torch, torchvision and safetensors)
	Scripts/make-fixtures

fuzz: libraries ## look for bytes that bring the readers of files down, ten minutes for each
	Scripts/fuzz

libraries: ## install the system libraries that are missing
	@Scripts/install-system-libraries

test-libraries:
	@Scripts/install-system-libraries tmux

clean: ## remove what was built
	rm -rf .build
