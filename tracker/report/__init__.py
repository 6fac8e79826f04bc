"""The annual report: one document model → DOCX, PDF, XLSX, HTML."""
