# fer-tui: the two commands are `make demo` and `make test`; `make help` lists all.

SHELL := /bin/bash
PROGRAM := .build/release/fer-tui

.DEFAULT_GOAL := help
.PHONY: help demo test digests build lint format bench bench-data check-pixels data-trees fuzz fuzz-records verify check-weights \
	fixtures golden fuzz-dashboard measure-dashboard screens libraries test-libraries clean

# What `make bench` measures: rounds, steps a round, and SIZE/BATCH of training and of inference.
ROUNDS ?= 6
STEPS ?= 2
SHAPES ?= 224/16 380/8 64/32
INFERENCE ?= 224/1 224/16
RESULTS ?= docs/performance

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 16

demo: build ## train on built-in faces and watch it live: no data, no network
	$(PROGRAM) demo

test: test-libraries ## build everything and run every test
	Scripts/test

.PHONY: test-avx2 test-baseline sanitize compare-speed
test-avx2: test-libraries ## the engine's tests on a build for processors with AVX2
	FER_TUI_MARCH=x86-64-v3 Scripts/test-engine .build/avx2

test-baseline: test-libraries ## the engine's tests on a build without wide vectors, which multiplies by OpenBLAS
	FER_TUI_MARCH=x86-64 Scripts/test-engine .build/baseline

sanitize: test-libraries ## run the engine's, data's and store's tests under the address and thread sanitizers
	Scripts/sanitize

# The commit whose results a change of the engine has to keep, unless it says why not; and the configuration that is
# compared with it: bits are the same in both.
BASE ?= 7b72fe0
CONFIGURATION ?= debug

digests: libraries ## compare weights and logits with the base commit's, bit for bit; BASE=COMMIT names another
	swift build -c $(CONFIGURATION) --product fer-tui
	Scripts/digests.py --program .build/$(CONFIGURATION)/fer-tui --base $(BASE)

compare-speed: build ## compare the speed with the base commit's in turn, on a machine that does nothing else
	Scripts/compare_speed.py --program $(PROGRAM) --base $(BASE)

build: libraries ## build the program for release
	swift build -c release --product fer-tui

lint: ## check the format of every source file
	swift format lint --strict --recursive Package.swift Sources Tests

format: ## put every source file into the project's format
	swift format --in-place --recursive Package.swift Sources Tests

bench: build ## measure the engine beside PyTorch and ONNX Runtime; ROUNDS=2 SHAPES=64/32 for less
	-Scripts/python -c ''
	python3 Scripts/bench.py --program $(PROGRAM) --out $(RESULTS).json --rounds $(ROUNDS) --steps $(STEPS) \
		--shapes $(SHAPES) --inference $(INFERENCE) --scaling
	python3 Scripts/performance_page.py $(RESULTS).json $(RESULTS).md

bench-data: build ## measure how large datasets open (makes 1.2 million small files in a temporary folder)
	Scripts/bench_data.py --program $(PROGRAM)

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

fuzz-records: build ## run directories that lie, through every command that reads one; goes on where it stopped
	Scripts/fuzz_records.py --program $(PROGRAM)

golden: ## record the dashboard's frames anew that tests compare with; look at them before committing
	FER_TUI_RECORD_GOLDEN=1 swift test --filter GoldenFrameTests

fuzz-dashboard: build ## random keys, mouse, sizes and answers: drawn after each event, then on a terminal
	FER_TUI_FUZZ_DRAWS_EVERY=1 FER_TUI_FUZZ_SEED=$$RANDOM swift test --filter FuzzTests
	Scripts/fuzz_dashboard.py --program $(PROGRAM)

measure-dashboard: build ## first frame, memory, processor time, and what a viewer costs training
	Scripts/measure_dashboard $(PROGRAM)

screens: build ## record every screen as text in docs/screens
	Scripts/record-screens $(PROGRAM)

libraries: ## install the system libraries that are missing
	@Scripts/install-system-libraries

test-libraries:
	@Scripts/install-system-libraries tmux

clean: ## remove what was built
	rm -rf .build
