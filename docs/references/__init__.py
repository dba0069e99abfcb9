"""The generated parts of the documentation: each module makes some of them from the package itself."""
