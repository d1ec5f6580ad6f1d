"""The full screens and the docked panels, one module each."""
