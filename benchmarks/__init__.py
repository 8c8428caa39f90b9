"""How well Dragoman reads, measured on other people's annotations: `python -m benchmarks TASK --data DIR`.

One file for each task; `figures.py` puts intervals to what they count. `expected.py` and `speed.py` run by themselves.
"""
