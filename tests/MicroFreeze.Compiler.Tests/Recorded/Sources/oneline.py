pass; a; b = 1; pass
