"""What leaves: tables, codebook, manifest, seal; sees crypto and below."""
