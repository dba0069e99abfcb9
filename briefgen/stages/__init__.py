"""The stages, each run over a whole site, and what is remembered between builds."""
