"""The gate: what is seen while no study is open, from first start to recovery sheet."""
