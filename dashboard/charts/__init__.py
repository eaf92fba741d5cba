"""Figures for plotly.js, and the small drawings beside figures."""
