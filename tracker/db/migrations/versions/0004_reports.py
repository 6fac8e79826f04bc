"""Reports: narrative, what an approved report said, its files"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('narrative',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('plan', sa.Text(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('lang', sa.Text(), nullable=False),
    sa.Column('place', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('author', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_narrative')),
    sa.UniqueConstraint('plan', 'year', 'lang', 'place', name=op.f('uq_narrative_plan_year_lang_place'))
    )
    op.create_table('frozen_report',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('plan', sa.Text(), nullable=False),
    sa.Column('period', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('lang', sa.Text(), nullable=False),
    sa.Column('provisional', sa.Boolean(), nullable=False),
    sa.Column('approved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('approved_by', sa.Text(), nullable=False),
    sa.Column('head', sa.Text(), nullable=False),
    sa.Column('said', sa.JSON(), nullable=False),
    sa.Column('narrative', sa.JSON(), nullable=False),
    sa.Column('definitions', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_frozen_report'))
    )
    with op.batch_alter_table('frozen_report', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_frozen_report_plan'), ['plan'], unique=False)

    op.create_table('report_file',
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('format', sa.Text(), nullable=False),
    sa.Column('stored', sa.Text(), nullable=False),
    sa.Column('sha256', sa.Text(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['report_id'], ['frozen_report.id'], name=op.f('fk_report_file_report_id')),
    sa.PrimaryKeyConstraint('report_id', 'format', name=op.f('pk_report_file'))
    )


def downgrade() -> None:
    op.drop_table('report_file')
    with op.batch_alter_table('frozen_report', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_frozen_report_plan'))

    op.drop_table('frozen_report')
    op.drop_table('narrative')
