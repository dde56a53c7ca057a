"""Recovery on screen: printing a sheet, copying it back; used by the gate and the study page."""
