# One line each, for those who have make; everyone else types what stands here. Options: make lab ARGS="--no-browser"
.PHONY: lab test bench site
lab:
	@python3 start.py lab $(ARGS)
test:
	@python3 start.py test $(ARGS)
bench:
	@python3 start.py bench $(ARGS)
site:
	@python3 start.py site $(ARGS)
