# The work is done by scripts/setup.py, which also runs where there is no make.
PYTHON ?= python3
RUN = @command -v $(PYTHON) >/dev/null || { echo "Python が見つからないので、python3 と python3-venv のパッケージを入れてください（例: apt-get install python3 python3-venv）。" >&2; exit 1; }; SITE_BUILDER_STARTER=make exec $(PYTHON) scripts/setup.py

.PHONY: site test test-full check serve convert lock

site:     ## sets up everything, builds output/
	$(RUN) site

test:     ## sets up everything that the tests need, runs all checks in some minutes
	$(RUN) test

test-full: ## the same checks with every case: all browser settings, many more random inputs
	$(RUN) test-full

check:    ## the rules of the content and of the site
	$(RUN) check

serve:    ## preview that reloads itself; make serve PORT=0 takes any free port
	$(RUN) serve $(if $(PORT),--port $(PORT))

convert:  ## make convert DOCS="a.txt b.txt"
	$(RUN) convert $(DOCS)

lock:     ## writes requirements/ anew from constraints.txt (needs uv)
	@$(PYTHON) -m scripts.lock
