"""The parts that panels and dialogs are built from; none of them knows a dossier's file."""
