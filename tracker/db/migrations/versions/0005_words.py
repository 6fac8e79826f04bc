"""Which figures a word of explanation was given for; the language a person chose"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('form_explanation', sa.Column('figures', sa.Text(), nullable=True))
    op.add_column('person', sa.Column('lang', sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column('person', 'lang')
    op.drop_column('form_explanation', 'figures')
