# Haven: `make` lists what there is. The work is in the scripts of .make/.

# Where `make install` puts bin/haven.
PREFIX ?= /usr/local
export YES DESTDIR

.DEFAULT_GOAL := help
.PHONY: help site test install bench format lint clean

help: ## list these targets
	@echo 'Usage: make TARGET    (YES=1 installs missing packages without asking)'
	@echo
	@awk -F ': ## ' '/^[a-z]+: ## / { printf "  %-9s %s\n", $$1, $$2 }' Makefile

site: ## build haven and render Content/ into Output/
	@.make/needs.sh build
	@program=$$(.make/build.sh) && "$$program" build

test: ## run every test
	@.make/needs.sh test
	@.make/python.sh Tests/Python/requirements.txt
	@.make/python.sh Tests/Python/requirements-bench.txt
	@.make/spec.sh
	@.make/test.sh

install: ## install bin/haven under PREFIX (/usr/local), for machines without Swift
	@.make/needs.sh build
	@.make/install.sh "$(PREFIX)"

bench: ## compare with Hugo: make bench BENCH="--articles 1000,10000,100000"
	@.make/needs.sh bench
	@.make/python.sh Tests/Python/requirements-bench.txt
	@.make/install.sh "$(CURDIR)/.build/installed"
	@.venv/bin/python Tests/Benchmark --haven "$(CURDIR)/.build/installed/bin/haven" $(BENCH)

format: ## format the Swift sources
	@swift format --in-place --recursive Sources Tests Package.swift

lint: ## say where the Swift sources are not formatted
	@swift format lint --strict --recursive Sources Tests Package.swift

clean: ## delete what was built, but not Output/
	@rm -rf .build .build-release .venv .haven
