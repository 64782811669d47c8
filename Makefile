# `make` alone lists the targets.

PREFIX ?= /usr/local

.DEFAULT_GOAL := help
.PHONY: help setup demo build test lint format record exports-test screenshots browser-test install coverage accuracy lab fuzz sanitize bench spark-test order clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-28s %s\n", $$1, $$2 }' Makefile

setup: ## install the system packages that are missing (apt; on macOS the brew line is printed)
	@scripts/setup.sh

demo: setup ## build, trace the seed messages, write HTML and XML reports to reports/out/
	@scripts/demo.sh

build: setup ## build the program as it is installed, and print where it is
	@scripts/build.sh

test: ## set-up, every test and the linter
	@scripts/test.sh

lint: ## check the layout of the code
	@scripts/lint.sh

format: ## lay the code out
	swift format --in-place --recursive --parallel Sources Tests Tools Benchmarks/Sources Package.swift Benchmarks/Package.swift

record: ## write the recorded reports in reports/samples/ anew
	@scripts/record.sh

screenshots: setup ## pictures of HTML reports in light, dark, narrow and print, to be looked at
	@scripts/browser.sh screenshots

browser-test: setup ## open HTML reports in Chromium and audit them
	@scripts/browser.sh test

exports-test: setup ## let stix2, pymisp and lxml read the exports (installs them into .build/exports-venv)
	@scripts/exports-test.sh

install: setup ## install binary, completions and man page; PREFIX=/usr/local
	@scripts/install.sh "$(PREFIX)"

coverage: ## how completely the headers of a folder of mail are read; DIR=folder
	@scripts/coverage.sh "$(DIR)"

accuracy: ## how right the traces of the labelled messages are; DIR=Corpus
	@scripts/accuracy.sh $(DIR)

lab: ## record messages from real mail servers in network namespaces (root, Debian 12)
	python3 Corpus/lab/run.py

bench: ## measure speed and memory against other programs; MESSAGES=200000
	@scripts/bench.sh $(or $(MESSAGES),200000)

fuzz: setup ## run the fuzzers; MINUTES=10
	@scripts/fuzz.sh "$(or $(MINUTES),10)"

sanitize: setup ## run the tests with the address sanitiser and with the thread sanitiser
	@scripts/sanitize.sh

spark-test: ## the same numbers by hoptrace corpus and by Spark; PYTHON=python3 that has pyspark
	@PYTHON="$(or $(PYTHON),python3)" scripts/spark-test.sh

order: ## name the functions of another version of Swift that the linker lays side by side (valgrind)
	@scripts/order.sh

clean: ## remove what was built and written
	rm -rf .build reports/out
